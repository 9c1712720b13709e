"""Two pages and a server, in every order that can happen: answers that come late, words typed meanwhile, clashes. Whatever was typed is there in the end.

The pages follow the rules of `console/static/lib/autosave.js`, the server those of `chatd/answering/drafting.py`, without a browser and without a database.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from canned_answers.merging import Take, sentences, together
from canned_answers.working import Working

FIRST = Working(body="One. Two. Three.\n\n- Four.\n- Five.")
WRITERS = st.sampled_from((0, 1))


@dataclass
class Page:
    """*sent*: what the server was asked to keep; *heard*: its answer, on the way: what stands, or nothing for a clash."""

    base: Working = FIRST
    mine: Working = FIRST
    sent: Working | None = None
    heard: Working | None = None


@dataclass
class Server:
    stands: Working = FIRST
    typed: set[str] = field(default_factory=set)


class TwoWriters(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.server, self.pages = Server(), (Page(), Page())

    @rule(who=WRITERS, at=st.integers(0, 30), into=st.booleans())
    def types(self, who: int, at: int, into: bool) -> None:
        """A word into a sentence, or a sentence of its own."""
        page, word = self.pages[who], f"word{len(self.server.typed)}x"
        pieces = sentences(page.mine.body)
        at %= len(pieces)
        said = f" {word}" if into else f" Also {word}."
        old = pieces[at]
        pieces[at] = old[:-1] + said + old[-1:] if into and old.endswith(".") else old.rstrip("\n") + said + old[len(old.rstrip("\n")) :]
        page.mine = Working(body="".join(pieces))
        self.server.typed.add(word)

    @rule(who=WRITERS)
    def sends(self, who: int) -> None:
        page = self.pages[who]
        if page.sent is not None or page.mine == page.base:
            return
        found = together(page.base, page.mine, self.server.stands)
        page.sent = page.mine
        page.heard = None if found.clashes else found.settled()
        self.server.stands = page.heard or self.server.stands

    @rule(who=WRITERS)
    def hears(self, who: int) -> None:
        page = self.pages[who]
        if page.sent is None:
            return
        sent, heard, page.sent, page.heard = page.sent, page.heard, None, None
        if heard is None:
            self._decides(page)
        elif page.mine == sent:
            page.base = page.mine = heard
        else:
            page.base = sent

    @rule(who=WRITERS)
    def looks(self, who: int) -> None:
        """What others wrote comes into a page where nobody types."""
        page = self.pages[who]
        if page.sent is None and page.mine == page.base:
            page.base = page.mine = self.server.stands

    @invariant()
    def everything_typed_is_somewhere(self) -> None:
        everywhere = " ".join((self.server.stands.body, *(page.mine.body for page in self.pages)))
        assert not [word for word in self.server.typed if word not in everywhere]

    def teardown(self) -> None:
        for _ in range(2):
            for who in (0, 1):
                for step in (self.hears, self.sends, self.hears, self.sends, self.hears):
                    step(who)
        assert not [word for word in self.server.typed if word not in self.server.stands.body]

    def _decides(self, page: Page) -> None:
        """Both wordings, mine first; then the page is opened afresh."""
        found = together(page.base, page.mine, self.server.stands)
        self.server.stands = page.base = page.mine = found.settled([Take.BOTH] * len(found.clashes))


TestTwoWriters = TwoWriters.TestCase
TestTwoWriters.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
