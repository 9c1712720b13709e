"""Decisions: functions from facts to facts. Standard library and itself only; no I/O, no clock, no chance."""
