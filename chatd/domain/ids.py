"""Identifiers, each its own type so that one is never taken for another."""

from __future__ import annotations

from typing import NewType

ProjectId = NewType("ProjectId", str)
"""A project's short name in addresses: lower case letters, digits and hyphens."""
PersonId = NewType("PersonId", str)
RotaId = NewType("RotaId", str)
CollaborativeId = NewType("CollaborativeId", str)
ShiftId = NewType("ShiftId", str)
"""One check-in of one person: lives in memory, dies with the shift."""
PlannedShiftId = NewType("PlannedShiftId", str)
"""A shift as planned on a rota, with all its days; kept by the store."""
ConversationId = NewType("ConversationId", str)
Slot = NewType("Slot", int)
Chain = NewType("Chain", bytes)
"""What vouches for a worker's shift key to one project's visitors, as it came. Nothing here reads it: a screen checks it."""

VISITOR_SLOT = Slot(0)
RecordId = NewType("RecordId", str)
"""A kept conversation's: 32 hex letters, made by the raising page. It has nothing to do with the conversation's own."""
NoteId = NewType("NoteId", str)
"""A concern note's."""
SlipId = NewType("SlipId", str)
"""A consent slip's."""
ServiceId = NewType("ServiceId", str)
"""An entry's in the directory of services."""
