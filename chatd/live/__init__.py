"""What is true only now."""
