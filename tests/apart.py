"""The demonstration for tests that are not about what is left of it: with passphrases that were made before, and without overwriting freed memory.
Either takes longer than all the rest of its start.

`python -m tests.apart PORT FOLDER`: the passphrases come on standard input, as `as_line` writes them; the secret they were made under lies in the folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from chatd.commands.serve import run
from chatd.demo import Proof, serve_demo
from chatd.passwords import Halves


def as_line(proofs: Mapping[str, Proof]) -> str:
    made = {name: [each.passphrase, each.halves.sign_in.hex(), each.halves.keyring.hex(), each.hashed] for name, each in proofs.items()}
    return json.dumps(made) + "\n"


def main(port: str, folder: str) -> None:
    made = json.loads(sys.stdin.readline())
    proofs = {
        name: Proof(passphrase=words, halves=Halves(sign_in=bytes.fromhex(sign_in), keyring=bytes.fromhex(keyring)), hashed=hashed)
        for name, (words, sign_in, keyring, hashed) in made.items()
    }
    with serve_demo(port=int(port), data=Path(folder), proofs=proofs) as serving:
        run(serving)


if __name__ == "__main__":
    main(*sys.argv[1:])
