"""People from outside, on their phones."""
