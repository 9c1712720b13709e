"""Opens a record that was exported as a file, without the software that made it. Needs Python, PyNaCl and two leads (docs/keeping.md).

python open_record.py peel RECORD KEYS REQUESTER APPROVER > PEELED   at the lead who agrees; KEYS are the approver's
python open_record.py open RECORD KEYS PEELED                        at the lead who asked; KEYS are the requester's
KEYS: a recovery sheet typed into a text file, or a key file. Give PEELED to the requester alone. `open` prints what was said.
"""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.secret import Aead

LETTERS = str.maketrans("JKMNPQRSTVWXYZOILU", "IJKLMNOPQRSTUV011*")  # from a sheet's thirty-two letters to those that int() knows
MARKS = {"text": "", "gap": "[a gap: lines that never arrived] ", "cut": "[cut] ", "unreadable": "[could not be read] ", "roster": "[here now] "}


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def pack(*parts):
    parts = [part.to_bytes(8, "big") if isinstance(part, int) else part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def digest(*parts):
    return hashlib.blake2b(pack(*parts), digest_size=32).digest()


def sealing_key(path):
    text, secret = Path(path).read_text("utf-8"), b""
    if text.lstrip().startswith("{"):
        return PrivateKey(raw(json.loads(text)["sealing"]))
    lines = [re.sub(r"[\s-]", "", line.upper()).translate(LETTERS) for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines, start=1):
        number, check = divmod(int(line, 32) if re.fullmatch("[0-9A-V]{16}", line) else 0, 2**15)
        if number >= 2**64 or (place * 2**65 + number) % 32749 != check:
            sys.exit(f"Line {place} of the recovery sheet is not as it was printed.")
        secret += number.to_bytes(8, "big")
    return PrivateKey(secret[32:]) if len(secret) == 64 else sys.exit("A recovery sheet has eight lines.")


def unsealed(box, key, *before):
    try:
        opened, start = SealedBox(key).decrypt(raw(box)), pack(*before)
    except CryptoError:
        return None
    return opened[len(start) + 4 :] if opened == start + pack(opened[len(start) + 4 :]) else None


def peel(record, key, *pair):
    about = "chatd record wrap v1", record["header"]["project"], record["header"]["record"], *pair
    parts = [unsealed(wrap["box"], key, *about) for wrap in record["wraps"] if (wrap["requester"], wrap["approver"]) == pair]
    inner = [base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts if part]
    return {"v": 1, "record": record["header"]["record"], "inner": inner or sys.exit("No box of this record opens with these keys for these two.")}


def read(header, chunks, closing, boxes, key):
    """The lines as far as they hold, and how the record ends."""
    where = header["project"], header["record"]
    parts = [unsealed(box, key, "chatd record key v1", *where) for box in boxes]
    true = [part for part in parts if part and digest("chatd record commitment v1", *where, part) == raw(header["commitment"])]
    record_key = true[0] if true else sys.exit("None of the peeled boxes holds this record's key.")
    lines, head, number, is_whole, said = [], bytes(32), 0, header["chunks"] == 0, {}
    for chunk in sorted(chunks, key=lambda chunk: chunk["number"]):
        nonce, box = raw(chunk["nonce"]), raw(chunk["box"])
        try:
            padded = Aead(record_key).decrypt(box, pack("chatd record lines v1", *where, number, head), nonce)
        except CryptoError:
            break
        said = json.loads(padded.rstrip(b"\0")[:-1])
        lines, head, number = lines + said["lines"], digest("chatd record chunk v1", nonce, box), number + 1
        is_whole = is_whole or (header["chunks"], header["count"], raw(header["head"])) == (number, len(lines), head)
    if not is_whole or [line["n"] for line in lines] != list(range(1, len(lines) + 1)):
        sys.exit("What was sealed first is not all there, or was changed. Nothing is shown.")
    if number < len(chunks) or (closing and not said.get("end")):
        return lines, "CUT OFF: there was more, and it is missing or was changed."
    return lines, "It was closed here." if said.get("end") else "It was never closed: more may have been said."


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["peel", file, keys, requester, approver]:
            print(json.dumps(peel(json.loads(Path(file).read_text("utf-8")), sealing_key(keys), requester, approver)))
        case ["open", file, keys, peeled]:
            record, boxes = (json.loads(Path(path).read_text("utf-8")) for path in (file, peeled))
            lines, ending = read(record["header"], record["chunks"], record["closing"], boxes["inner"], sealing_key(keys))
            for line in lines:
                said = f"{line['n']:>4}  {line['at'] or '':<20}  {line['name'] or 'Visitor'}: {MARKS.get(line['kind'], '[signal] ')}{line['text']}"
                print("".join(letter for letter in said if letter.isprintable() or letter == "\n").rstrip())
            print(f"\n{ending}")
        case _:
            sys.exit(__doc__)
