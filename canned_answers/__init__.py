"""Canned answers: what a project has written once, with care, so that an operator can place it in seconds.

`library` decides (pure), `folder` reads files, `starter/LANG/*.md` is what a project begins with.
"""
