"""`python -m chatd`, and what the installed command runs."""

from chatd.cli import main

if __name__ == "__main__":
    main(prog_name="chatd")
