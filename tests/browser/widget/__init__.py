"""The visitor's page and the loader alone, with a server that is only pretended."""
