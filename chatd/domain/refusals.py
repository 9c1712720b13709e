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


# ── of what is kept under policy ──────────────────────────────────────────────────────────────────────────────────


class NothingCanBeKept(Refusal):
    """Fewer than two leads on a list that is good today, or no sound policy. A concern note, the card and the phone are still there."""


class NoSuchRecord(Refusal):
    """Not there, gone, or of a project whose lead this is not: the three look the same. Also of notes and slips."""


class NotEnrolled(Refusal):
    """No keys of theirs that this project vouches for, so a signature of theirs counts for nothing."""


class ListIsOld(Refusal):
    """Sealed to another list of leads than the one that counts now: fetch it, and seal again."""


class NotSigned(Refusal):
    """The signature is not theirs, or not over this."""


class SealedWrong(Refusal):
    """Boxes too many, too few, or for others; a part out of step; a hash that is another."""


class NotAGround(Refusal):
    """The policy has no such ground, no such reason, or the visitor is told otherwise than it says."""


class RecordIsFull(Refusal):
    """As much as the policy lets one record hold. What is stored stays; the cut is to be marked."""


class RecordIsClosed(Refusal):
    """No later line is taken."""


class AlreadyThere(Refusal):
    """This id is taken, or was shredded."""


class TwoAreNeeded(Refusal):
    """The same person twice is one."""


class NotTheirs(Refusal):
    """Somebody else decides: who was in that conversation may not, nor who is not asked yet."""


class NotOpened(Refusal):
    """No opening of this record that another lead approved stands for this lead."""


class TooLong(Refusal):
    """Past what the policy allows, or in the past."""


class TooLate(Refusal):
    """It is no longer as this asks for."""


class IsTaken(Refusal):
    """Somebody else took this slip out."""
