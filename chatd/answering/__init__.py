"""Use cases of the library of canned answers: who writes, reads over, publishes and withdraws, and what a project's visitors are told.

It knows neither SQL nor HTTP. What an answer is, and what may follow what, is decided in `canned_answers/`.
"""
