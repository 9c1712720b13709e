"""What the charities agreed, as data that the code obeys: numbers of the desk, words shown to visitors, and where to turn in each country."""
