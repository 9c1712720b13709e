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

VISITOR_SLOT = Slot(0)
