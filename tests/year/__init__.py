"""A whole year of an office, run by a clock that jumps from event to event."""
