"""Who the people are, what they hold, and what rests with whom."""
