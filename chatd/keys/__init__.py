"""Use cases of keys: making and keeping one's own, vouching for others, naming the leads. May know the domain, its ports and `chatd.trust`."""
