"""`python -m chatd`, and what the installed command runs."""

from chatd.hardening import start_again_overwriting


def main() -> None:
    """Start again first, because any command may hold a passphrase; and before anything is loaded, which would then be loaded twice."""
    start_again_overwriting()
    from chatd.cli import main as command  # noqa: PLC0415  Not before.

    command(prog_name="chatd")


if __name__ == "__main__":
    main()
