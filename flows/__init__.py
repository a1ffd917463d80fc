"""The rules: SOP forms as data and pure functions on them. No I/O, no clock, no chance."""
