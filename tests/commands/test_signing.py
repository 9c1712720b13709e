"""The root key's holder, offline: makes the key, vouches, takes back. What they signed is taken in on the server, and only that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chatd import demo_keys, trust
from chatd.cli import main
from chatd.commands.speaking import with_database
from chatd.demo_keys import Ring
from chatd.domain.keys import KeptCertificate, Keyring
from chatd.keys.blocks import Request, read_agreement, read_certificate, read_revocation, root_number, write_certificate, write_list, write_request
from chatd.root_paper import read as read_root
from chatd.signatures import is_signed, public_of
from chatd.store.certificates import SqlCertificates
from chatd.store.connection import Database
from chatd.store.keyrings import SqlKeyrings
from chatd.store.tenancy import SqlStore
from chatd.trust import DAY


def chatd(*words: str, given: str = "", data: Path | None = None) -> Result:
    return CliRunner().invoke(main, [*(["--data", str(data)] if data else []), *words], input=given)


def refusal(result: Result) -> str:
    assert result.exit_code != 0, result.output
    return result.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / "northtown-root.txt"
    assert chatd("sign", "root", "--project", "northtown", "--out", str(file)).exit_code == 0
    return file


@pytest.fixture
def ring() -> Ring:
    return demo_keys.make_ring()


def request_of(ring: Ring, project: str = "northtown") -> str:
    return write_request(Request(project=project, holder=ring.number, signing=ring.signing_key, sealing=ring.sealing_key))


def vouched(root: Path, ring: Ring, *more: str, project: str = "northtown") -> Result:
    return chatd("sign", "coordinator", "--key", str(root), "--number", ring.number, *more, given=request_of(ring, project))


def block_in(output: str) -> str:
    return output[output.index("-----BEGIN") : output.index("-----END")] + output[output.index("-----END") :].splitlines()[0] + "\n"


# ── offline ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_root_key_is_its_owners_alone_and_can_be_typed_again_from_the_print(root: Path, tmp_path: Path) -> None:
    assert root.stat().st_mode & 0o777 == 0o600
    typed = tmp_path / "typed.txt"
    typed.write_text("\n".join(line.lower().replace("-", " ") for line in root.read_text().splitlines() if line.startswith("secret")))

    assert public_of(read_root(typed)) == public_of(read_root(root))
    assert root_number(public_of(read_root(root))) in root.read_text()


def test_a_root_key_is_never_written_over(root: Path) -> None:
    before = root.read_bytes()

    assert "--out" in refusal(chatd("sign", "root", "--project", "northtown", "--out", str(root)))
    assert root.read_bytes() == before


def test_a_letter_typed_wrong_names_its_line(root: Path, ring: Ring) -> None:
    text = root.read_text()
    line = next(each for each in text.splitlines() if each.startswith("secret 3"))
    root.write_text(text.replace(line, line[:-1] + ("0" if line[-1] != "0" else "1")))

    assert "secret 3" in refusal(vouched(root, ring))


def test_signing_needs_no_data_folder(root: Path, ring: Ring, tmp_path: Path) -> None:
    done = chatd("sign", "coordinator", "--key", str(root), "--number", ring.number, given=request_of(ring), data=tmp_path / "nowhere")

    assert done.exit_code == 0, done.output
    project, purpose, certificate = read_certificate(block_in(done.output))
    assert (project, purpose, certificate.holder) == ("northtown", "coordinator", ring.number)
    now = int(datetime.now(UTC).timestamp())
    assert trust.is_good(certificate, "coordinator", "northtown", public_of(read_root(root)), now)
    assert certificate.not_after - certificate.not_before == 90 * DAY
    assert not (tmp_path / "nowhere").exists()


def test_a_request_is_signed_only_for_the_number_that_was_read_out(root: Path, ring: Ring) -> None:
    other = demo_keys.make_ring()
    swapped = request_of(ring).replace(ring.sealing_key, other.sealing_key)

    assert "--number" in refusal(chatd("sign", "coordinator", "--key", str(root), "--number", other.number, given=request_of(ring)))
    assert "--number" in refusal(chatd("sign", "coordinator", "--key", str(root), given=request_of(ring)))
    assert "holder" in refusal(chatd("sign", "coordinator", "--key", str(root), "--number", ring.number, given=swapped))
    assert vouched(root, ring).exit_code == 0
    assert chatd("sign", "coordinator", "--key", str(root), "--number", ring.number.lower().replace("-", " "), given=request_of(ring)).exit_code == 0


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda text: "", "block"),
        (lambda text: text.replace("-----END CHATD REQUEST-----", ""), "block"),
        (lambda text: text.replace("REQUEST", "CERTIFICATE"), "block"),
        (lambda text: text.replace("project: northtown", "project: NORTH!"), "project"),
        (lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("signing")), "signing"),
        (lambda text: text.replace("holder: ", "holder: X"), "holder"),
    ],
)
def test_a_spoilt_request_names_its_field(root: Path, ring: Ring, spoil: object, field: str) -> None:
    assert callable(spoil)
    result = chatd("sign", "coordinator", "--key", str(root), "--number", ring.number, given=spoil(request_of(ring)))

    assert f"--request: {field}" in refusal(result)


def test_a_block_survives_mail_programs(root: Path, ring: Ring) -> None:
    mangled = "Dear all,\r\n\r\n> " + request_of(ring).replace("\n", "\r\n> ") + "\r\nKind regards"

    assert chatd("sign", "coordinator", "--key", str(root), "--number", ring.number, given=mangled).exit_code == 0
    assert chatd("sign", "coordinator", "--key", str(root), "--number", ring.number, given=request_of(ring).replace("\n", " ")).exit_code == 0


def test_nobody_is_vouched_for_longer_than_90_days(root: Path, ring: Ring) -> None:
    assert "--days" in refusal(vouched(root, ring, "--days", "91"))
    assert "--days" in refusal(vouched(root, ring, "--days", "0"))


def test_a_list_is_agreed_to_once_each_number_was_read_out(root: Path, ring: Ring) -> None:
    lark, swift = demo_keys.make_ring(), demo_keys.make_ring()
    leads = demo_keys.lead_list(ring, "northtown", {"lark": lark, "swift": swift}, 1_790_000_000)
    agree = ("sign", "agree", "--key", str(root))

    assert "--number" in refusal(chatd(*agree, "--number", lark.number, given=write_list("northtown", leads)))
    assert "--number" in refusal(chatd(*agree, given=write_list("northtown", leads)))
    assert "--list: leads" in refusal(chatd(*agree, given=write_list("northtown", leads).replace("lark/", "lark//")))
    done = chatd(*agree, "--number", lark.number, "--number", swift.number, given=write_list("northtown", leads))

    project, number, agreed = read_agreement(block_in(done.output))
    assert (project, number, agreed.by) == ("northtown", 1, public_of(read_root(root)))
    assert is_signed(agreed.by, trust.agreement_statement("northtown", leads), agreed.signature)


# ── on the server ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def served(tmp_path: Path, ring: Ring) -> Path:
    """A chat with one coordinator, who has keys."""
    folder = tmp_path / "chat"
    for words in (
        ("init", "--public-url", "https://chat.example.org"),
        ("project", "add", "--id", "northtown", "--name", "Northtown", "--origin", "https://www.northtown.example"),
        ("operator", "add", "--name", "heron", "--project", "northtown", "--role", "coordinator", "--role", "operator"),
    ):
        done = chatd(*words, data=folder)
        assert done.exit_code == 0, done.output
    with_database(folder, lambda database: _give(database, "heron", ring))
    return folder


async def _give(database: Database, name: str, ring: Ring) -> None:
    person = await SqlStore(database).person_signed_in_as(name)
    assert person
    sealed = ring.sealed(person.id, bytes(32))
    keyrings, now = SqlKeyrings(database), datetime.now(UTC)
    before = await keyrings.of(person.id)
    number = before.number if before else 0
    kept = Keyring(person=person.id, number=number + 1, signing=ring.signing_key, sealing=ring.sealing_key, sealed=sealed, made=now)
    assert await keyrings.put(kept, replaces=number)


def certificates(folder: Path) -> tuple[KeptCertificate, ...]:
    return with_database(folder, lambda database: SqlCertificates(database).all())


def has_root(folder: Path, root: Path) -> str:
    public = public_of(read_root(root))
    done = chatd("project", "change", "northtown", "--root-key", public, data=folder)
    assert done.exit_code == 0, done.output
    return public


def test_what_the_root_signed_is_taken_in_and_taken_back(served: Path, root: Path, ring: Ring) -> None:
    public = has_root(served, root)
    assert root_number(public) in chatd("project", "show", "northtown", data=served).output

    done = chatd("project", "load", "northtown", given=block_in(vouched(root, ring).output), data=served)
    assert "heron can vouch" in done.output
    assert [each.signed_by for each in certificates(served)] == [public]

    back = chatd("sign", "revoke", "--key", str(root), "--project", "northtown", "--their-key", ring.signing_key)
    assert read_revocation(block_in(back.output))[0] == "northtown"
    assert "taken back" in chatd("project", "load", "northtown", given=block_in(back.output), data=served).output
    assert all(each.revoked for each in certificates(served))
    assert "key: these keys were taken back" in refusal(
        chatd("project", "load", "northtown", given=block_in(vouched(root, ring).output), data=served)
    )


def test_what_anybody_else_signed_is_refused_with_its_field(served: Path, root: Path, ring: Ring, tmp_path: Path) -> None:
    def load(block: str) -> str:
        return refusal(chatd("project", "load", "northtown", given=block, data=served))

    good = block_in(vouched(root, ring).output)
    assert "FILE: project: the project has no root key yet" in load(good)
    has_root(served, root)
    other = tmp_path / "other.txt"
    chatd("sign", "root", "--project", "northtown", "--out", str(other))
    stranger = demo_keys.make_ring()
    old = int((datetime.now(UTC) - timedelta(days=100)).timestamp())
    over = write_certificate("northtown", "coordinator", demo_keys.certify(read_root(root), "coordinator", "northtown", ring, old))

    assert "FILE: signature" in load(block_in(vouched(other, ring).output))
    assert "FILE: key" in load(block_in(vouched(root, stranger).output))
    assert "FILE: project: this is for eastport" in load(block_in(vouched(root, ring, project="eastport").output))
    assert "FILE: not_after: this is over" in load(over)
    assert "FILE: block" in load("hello")
    assert "FILE: block" in load(request_of(ring))
    assert certificates(served) == ()
    revoked = chatd("sign", "revoke", "--key", str(root), "--project", "northtown", "--their-key", stranger.signing_key)
    assert "nobody was ever vouched for" in load(block_in(revoked.output))


def test_another_root_key_begins_anew_and_the_same_changes_nothing(served: Path, root: Path, ring: Ring, tmp_path: Path) -> None:
    has_root(served, root)
    chatd("project", "load", "northtown", given=block_in(vouched(root, ring).output), data=served)
    has_root(served, root)
    assert len(certificates(served)) == 1

    other = tmp_path / "other.txt"
    chatd("sign", "root", "--project", "northtown", "--out", str(other))
    has_root(served, other)

    assert certificates(served) == ()
    for wrong in ("x", "A" * 44, "!" * 43, root_number(public_of(read_root(root)))):
        assert "--root-key" in refusal(chatd("project", "change", "northtown", "--root-key", wrong, data=served))


def test_whoever_goes_takes_their_keys_along(served: Path, root: Path, ring: Ring) -> None:
    has_root(served, root)
    chatd("project", "load", "northtown", given=block_in(vouched(root, ring).output), data=served)

    assert len(certificates(served)) == 1
    done = chatd("operator", "remove", "--name", "heron", data=served)

    assert done.exit_code == 0, done.output
    assert certificates(served) == ()
    assert with_database(served, lambda database: SqlKeyrings(database).all()) == ()
