"""Keeping under policy: flags, records, concern notes, consent slips, and what was done with them. Nothing here can open a word of it."""
