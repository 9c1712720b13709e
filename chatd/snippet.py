"""What a charity pastes into its own page: the button, alone or pinned to the project's root key and to the bytes of the loader.

Pinned, the page itself holds words for where the browser refuses the loader: no script of ours runs then to say them. They are true at any moment, also
in the second before the button comes; the loader takes them away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from chatd.domain.people import Project

PHONE: Final = re.compile(r"\+?[0-9][0-9 ()/.-]{2,28}")
"""Digits, and what people put between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """Where there is no button: what that means, and whom to call. `{phone}` is the charity's own number."""

    none: str
    call: str


INSTEAD: Final[Mapping[str, Instead]] = MappingProxyType(
    {
        "en": Instead(none="No chat button on this page? Then the chat is not shown just now.", call="You can call us: {phone}."),
        # Not yet read by somebody who grew up with them.
        "bg": Instead(none="Няма бутон за чат на тази страница? Значи в момента чатът не се показва.", call="Можеш да ни се обадиш: {phone}."),
        "es": Instead(
            none="¿No ves el botón del chat en esta página? Entonces el chat no se muestra ahora mismo.", call="Puedes llamarnos: {phone}."
        ),
        "hu": Instead(none="Nincs chatgomb ezen az oldalon? Akkor a chat most nem látható.", call="Telefonon elérsz minket: {phone}."),
        "pl": Instead(
            none="Nie ma przycisku czatu na tej stronie? To znaczy, że czat nie jest teraz pokazywany.", call="Możesz do nas zadzwonić: {phone}."
        ),
        "pt-BR": Instead(
            none="Não vê o botão do chat nesta página? Então o chat não está sendo mostrado agora.", call="Você pode ligar para nós: {phone}."
        ),
        "ro": Instead(none="Nu vezi butonul de chat pe această pagină? Atunci chatul nu este afișat acum.", call="Ne poți suna: {phone}."),
        "th": Instead(none="ไม่เห็นปุ่มแชทในหน้านี้ใช่ไหม แปลว่าตอนนี้ไม่ได้แสดงแชท", call="คุณโทรหาเราได้: {phone}"),
        "zh-Hans": Instead(none="这个页面上没有看到聊天按钮吗？那就是现在没有显示聊天。", call="你可以打电话给我们：{phone}。"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """*root*: the project's root key; *path* and *integrity* of the loader; *phone*: the charity's own number, or empty; *danger*: whom to call in danger."""

    root: str
    path: str
    integrity: str
    phone: str
    danger: str


def unpinned(origin: str, project: Project) -> str:
    """One line."""
    return f'<script async src="{origin}/embed.js" data-project="{project.id}"></script>'


def pinned(origin: str, project: Project, pin: Pin, *, language: str) -> str:
    """The words first, so that they are there when the loader comes."""
    said = INSTEAD.get(language, INSTEAD["en"])
    words = [said.none, *([said.call.format(phone=pin.phone)] if pin.phone else []), pin.danger]
    phone = f' data-phone="{escape(pin.phone)}"' if pin.phone else ""
    return (
        f'<p id="chatd-else">{escape(" ".join(words), quote=False)}</p>\n'
        f'<script async src="{origin}{pin.path}" integrity="{pin.integrity}" crossorigin="anonymous"\n'
        f'  data-project="{project.id}" data-key="{pin.root}"{phone}></script>'
    )


def pinned_link(origin: str, project: Project, pin: Pin) -> str:
    """To the chat on a page of its own, which checks the same. What follows # is sent to nobody."""
    return f"{origin}/w/{project.id}/#..{pin.root}.{quote(pin.phone)}"


def phone_of(project: Project) -> str:
    """The first of the project's own numbers."""
    return next((each.href.removeprefix("tel:") for each in project.contacts if each.href.startswith("tel:")), "")
