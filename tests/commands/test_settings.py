"""What is written is understood or refused with its place, its field and what to do; what is unsafe is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatd import dangers, secret_key
from chatd.domain.people import Project
from chatd.giveaway import telling_words
from chatd.secret_key import BadSecretKey, SecretKey
from chatd.settings import BadSettings, Mail, Settings, address, load, write

GOOD = 'public_url = "https://chat.example.org"\n'


def written(folder: Path, text: str) -> Path:
    (folder / "chatd.toml").write_text(text)
    return folder


def test_what_init_writes_is_read_back(tmp_path: Path) -> None:
    write(tmp_path, public_url="https://chat.example.org", listen="[::1]:8090", title="Desk", behind_proxy=False)

    assert load(tmp_path, {}) == Settings(
        data=tmp_path, public_url="https://chat.example.org", listen_host="::1", listen_port=8090, title="Desk", behind_proxy=False
    )


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    environment = {"CHATD_PUBLIC_URL": "http://localhost:9000/", "CHATD_BEHIND_PROXY": "no", "CHATD_DATA": "x", "PATH": "/bin"}

    found = load(written(tmp_path, GOOD + "behind_proxy = true\n"), environment)

    assert (found.public_url, found.behind_proxy, found.host) == ("http://localhost:9000", False, "localhost")


def test_mail_is_a_section_of_its_own(tmp_path: Path) -> None:
    text = GOOD + '[mail]\nhost = "smtp.example.org"\nsender = "desk@example.org"\nto = ["a@example.org"]\npassword_file = "/etc/x"\n'

    mail = load(written(tmp_path, text), {}).mail

    assert mail is not None
    assert (mail.host, mail.port, mail.to, mail.password_file) == ("smtp.example.org", 465, ("a@example.org",), Path("/etc/x"))


def test_a_sender_that_gives_the_service_away_is_unsafe(tmp_path: Path) -> None:
    def unsafe(sender: str) -> list[str]:
        mail = Mail(host="smtp.example.org", port=465, sender=sender, to=("a@example.org",))
        return list(dangers.in_settings(Settings(data=tmp_path, public_url="https://chat.example.org", mail=mail)))

    assert unsafe("desk@example.org") == []
    assert any("mail.sender: escort" in each for each in unsafe("desk@escort.example"))
    assert unsafe("Umbrella <desk@example.org>")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "public_url is missing"),
        ("public_url = 3\n", "public_url: write an address"),
        ('public_url = "https://chat.example.org/x"\n', "public_url: write an address"),
        ('public_url = "https://a:b@chat.example.org"\n', "public_url: write an address"),
        ('public_url = "ftp://chat.example.org"\n', "public_url: write an address"),
        ('public_url = "https://chat.example.org:99999"\n', "public_url: write an address"),
        (GOOD + 'listen = "8080"\n', "listen: write a host and a port"),
        (GOOD + 'title = ""\n', "title: write 1 to 40 letters"),
        (GOOD + 'behind_proxy = "perhaps"\n', "behind_proxy: write true or false"),
        (GOOD + 'colour = "red"\n', "colour is not a setting; there are: public_url"),
        (GOOD + "mail = true\n", "mail: write it as a section"),
        (GOOD + '[mail]\nhost = "x"\n', "mail: sender, to is missing"),
        (GOOD + '[mail]\nhost = "x"\nsender = "y"\nto = "z"\n', "mail: to: write a list"),
        (GOOD + '[mail]\nhost = "x"\nsender = "y"\nto = ["z@z"]\npassword = "p"\n', "mail: password is not known here"),
        ("public_url = \n", "cannot be read"),
    ],
)
def test_a_bad_setting_names_the_file_the_field_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadSettings) as refused:
        load(written(tmp_path, text), {})

    assert str(tmp_path / "chatd.toml") in str(refused.value)
    assert said in str(refused.value)


def test_every_bad_setting_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as refused:
        load(written(tmp_path, "public_url = 1\ntitle = 2\n"), {"CHATD_LISTEN": "x", "CHATD_COLOUR": "y"})

    assert len(refused.value.problems) == 4
    assert "environment: CHATD_LISTEN: write a host" in str(refused.value)
    assert "environment: CHATD_COLOUR is not a setting" in str(refused.value)


def test_a_port_that_browsers_leave_out_is_left_out() -> None:
    assert address("https://Chat.example.org:443/") == "https://chat.example.org"
    assert address("http://localhost:80") == "http://localhost"
    assert address("https://chat.example.org:8443") == "https://chat.example.org:8443"


# ── what is unsafe ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("url", ["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080", "https://chat.example.org"])
def test_https_anywhere_and_http_on_this_machine_are_safe(tmp_path: Path, url: str) -> None:
    assert list(dangers.in_settings(Settings(data=tmp_path, public_url=url))) == []


@pytest.mark.parametrize("url", ["http://chat.example.org", "http://localhost.example.org", "http://192.168.1.4:8080"])
def test_http_over_a_network_is_refused(tmp_path: Path, url: str) -> None:
    assert any("http can be read" in each for each in dangers.in_settings(Settings(data=tmp_path, public_url=url)))


@pytest.mark.parametrize(
    "name",
    *[
        [
            "sexwork-chat.example.org",
            "escorts.example",
            "chat.sw.example",
            "redumbrella.example",
            "Umbrella desk",
            "Sex workers’ chat",
            "umbrelaroșie.example",
        ]
    ],
)
def test_a_name_that_tells_is_found(name: str) -> None:
    assert telling_words(name)


@pytest.mark.parametrize(
    "name", ["chat.example.org", "Desk", "essex-chat.example", "desk.sussex.example", "northtown.example", "Cumbria desk", "localhost"]
)
def test_a_discreet_name_is_let_be(name: str) -> None:
    assert telling_words(name) == ()


@pytest.mark.parametrize(("path", "mode", "advice"), [("", 0o755, "chmod 700"), ("secret.key", 0o640, "chmod 600")])
def test_what_others_on_the_machine_can_read_is_refused(tmp_path: Path, path: str, mode: int, advice: str) -> None:
    tmp_path.chmod(0o700)
    secret_key.create(tmp_path / "secret.key")
    assert list(dangers.in_files(tmp_path)) == []

    (tmp_path / path).chmod(mode)

    (found,) = dangers.in_files(tmp_path)
    assert advice in found


@pytest.mark.parametrize("origin", ["https://example.org", "https://a.example.org:8443", "http://localhost:8400", "http://127.0.0.1:8400"])
def test_an_exact_origin_is_one(origin: str) -> None:
    assert dangers.is_exact_origin(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://*",
        "https://*.example.org",
        "http://example.org",
        "https://example.org/",
        "https://EXAMPLE.org",
        "null",
        "https://a b",
        "https://a;b",
        "https://a\n",
    ],
)
def test_what_is_not_one_exact_origin_is_refused(origin: str) -> None:
    assert not dangers.is_exact_origin(origin)


def test_a_project_changed_by_hand_is_looked_at_again() -> None:
    changed = Project.__new__(Project)
    for name, value in {"id": "northtown", "zone": "Nowhere/Town", "origins": ("https://*.example",)}.items():
        object.__setattr__(changed, name, value)

    found = list(dangers.in_projects([changed], []))

    assert ["zone" in found[0], "origin" in found[1], len(found)] == [True, True, 2]


# ── the secret ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_purpose_has_a_key_of_its_own_and_none_prints(tmp_path: Path) -> None:
    secret_key.create(tmp_path / "secret.key")
    key = secret_key.read(tmp_path / "secret.key")

    assert key.sub_key("csrf") == secret_key.read(tmp_path / "secret.key").sub_key("csrf")
    assert key.sub_key("csrf") != key.sub_key("sign-in salts")
    assert (tmp_path / "secret.key").read_bytes() not in (key.sub_key("csrf"), repr(key).encode())


def test_a_secret_is_never_overwritten_and_a_cut_one_never_used(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    secret_key.create(path)
    with pytest.raises(FileExistsError):
        secret_key.create(path)

    path.write_bytes(path.read_bytes()[:31])

    with pytest.raises(BadSecretKey, match="backup"):
        secret_key.read(path)
    with pytest.raises(BadSecretKey):
        SecretKey(b"")
