"""What a worker does beside a chat, at the answers and services: each with words to look for, of which the server may keep nothing."""

from __future__ import annotations

from typing import Any

import aiohttp

from tests.promises.meeting import Meeting


async def beside_a_chat(meeting: Meeting) -> list[int]:
    """Searches that a page sends by hand, or by a fault of its own; each is refused, or answered and forgotten. Returns the status of each."""
    say, ask, who = meeting.evidence.trace, meeting.evidence.ask, meeting.first.who
    headers = {**meeting.headers, "Cookie": who["cookie"], "Origin": meeting.origin, "X-Chatd-Csrf": who["csrf"]}
    form = {"csrf": who["csrf"], "need": "safety"}
    held_back = [_in_vain(say("search held back")), _in_vain(f"{say('search that names somebody')} 07700 900123")]
    posts: list[tuple[str, Any]] = [
        ("/desk/missing", {"missing": held_back}),
        ("/desk/missing", {"missing": [_in_vain(say("search for a project of others"), project="nobody")]}),
        ("/desk/missing", {"missing": [{**_in_vain(say("search with more")), "conversation": say("conversation of a search")}]}),
        ("/desk/missing", {"missing": [_in_vain(f"{say('search too long')} " * 9)]}),
        (
            "/desk/sent-answers",
            {"sent": [{"project": "northtown", "name": "sti-test", "language": "en", "times": 1, "words": say("words of an answer")}]},
        ),
        ("/desk/star", {"name": "sti-test", "starred": True, "because": say("reason of a star")}),
        ("/answers/northtown/own/en/sti-test/edit/keep", {"mine": {"body": say("draft of nobody who coordinates")}, "base": {}}),
    ]
    gets = [
        f"/answers/northtown?topic={ask('topic')}&q={ask('search of a list')}",
        f"/desk/services.json?at={ask('place of a desk')}",
        f"/desk/stars.json?q={ask('search of stars')}",
    ]
    sought = [say("place"), f"NE1 4LP {say('place with a whole postcode')}"]
    async with aiohttp.ClientSession(meeting.through, headers=headers, cookie_jar=aiohttp.DummyCookieJar()) as session:
        asked = [(await session.post(path, json=body)).status for path, body in posts]
        asked += [(await session.post("/services/northtown", data={**form, "at": at})).status for at in sought]
        return asked + [(await session.get(path)).status for path in gets]


def _in_vain(words: str, *, project: str = "northtown") -> dict[str, str]:
    return {"project": project, "words": words, "language": "en"}
