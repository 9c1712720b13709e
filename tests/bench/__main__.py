"""`./dev bench`: sizes, the calendar, finding answers, relay, latency, memory. Prints ratios to a peer measured in the same run."""

from __future__ import annotations

import argparse
import asyncio

from tests.bench import calendar, finding, sizes, speed


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    words.add_argument("--conversations", type=int, default=100, help="conversations at once, three lines each (at most 1000)")
    words.add_argument("--rounds", type=int, default=3, help="times that ours and the peer take turns")
    words.add_argument("--seconds", type=float, default=4.0, help="of full talk in each round (at most 30)")
    words.add_argument("--only", choices=("sizes", "calendar", "finding", "speed"), help="one part alone")
    asked = words.parse_args()
    if asked.only in {None, "sizes"}:
        print(sizes.report(*asyncio.run(sizes.downloads())), end="\n\n")
    if asked.only in {None, "calendar"}:
        print(calendar.report(asyncio.run(calendar.measure(asked.rounds))), end="\n\n")
    if asked.only in {None, "finding"}:
        print(finding.report(asyncio.run(finding.measure(asked.rounds))), end="\n\n")
    if asked.only in {None, "speed"}:
        conversations = min(asked.conversations, 1000)
        figures = asyncio.run(speed.measure(conversations, asked.rounds, min(asked.seconds, 30.0)))
        print(speed.report(figures, conversations))


if __name__ == "__main__":
    main()
