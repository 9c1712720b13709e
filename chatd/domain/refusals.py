"""Every refusal the domain makes, named for what is refused. Edges turn them into one wire error."""

from __future__ import annotations


class Refusal(Exception):
    """Not done, and nothing has changed."""


class IllegalMove(Refusal):
    """The table of states knows no such move."""


class HasEnded(Refusal):
    """The conversation is over."""


class NotInTheRoom(Refusal):
    """This worker is not in that conversation."""


class AlreadyTaken(Refusal):
    """Another worker was quicker, or the visitor is not waiting."""


class PairIsWhole(Refusal):
    """Two are there already."""


class EpochOutOfStep(Refusal):
    """Not the number that comes next, or not from the one who may."""


class RosterIsStale(Refusal):
    """Those named are not those in the room."""


class NotCheckedIn(Refusal):
    """Only somebody on shift may do this."""


class NotAllowed(Refusal):
    """This person may not do this."""


class NobodyToPairWith(Refusal):
    """No second operator is there, active, free and able to serve this project."""


class SomeoneElseFits(Refusal):
    """The visitor asked for something that two others, free now, would meet better."""


class HandsFull(Refusal):
    """As many conversations as one may hold."""


class ProjectIsClosed(Refusal):
    """The chat is not open to newcomers now."""


class QueueIsFull(Refusal):
    """As many wait as we can honestly let wait."""


class MustWait(Refusal):
    """This open page was asked to wait."""
