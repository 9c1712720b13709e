"""Use cases of what each project says in its own words: rules, lists and first replies, by language, versioned, published by a coordinator.

It knows neither SQL nor HTTP. What stands in which section is said in `protocols/`; what may follow what, in `chatd/domain/wording.py`.
"""
