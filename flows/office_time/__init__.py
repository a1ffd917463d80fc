"""Time as the office counts it: hours, days off, Ramadan, and what a waktu baku comes to."""
