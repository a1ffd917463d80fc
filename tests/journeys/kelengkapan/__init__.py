"""Documents on phones."""
