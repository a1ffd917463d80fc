"""Documents on their way in: the door, fetching, checking, guessing the slot."""
