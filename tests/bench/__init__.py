"""Measures, never tests: sizes, what one core relays, memory. Always beside a peer in the same run, because machines differ and days do too."""
