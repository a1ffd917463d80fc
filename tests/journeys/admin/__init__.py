"""Administration on phones: who is in the office, and by which code."""
