"""chatd: private live chat for the charities that support sex workers online."""

__version__ = "0.1.0"
