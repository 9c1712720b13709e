"""Use cases of filling a rota: load, ask the domain, save, tell."""
