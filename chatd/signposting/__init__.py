"""Use cases of the directory of services: who may look, who may change. May know the domain, its ports, and the topics of the canned answers."""
