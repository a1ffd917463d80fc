"""Documents between chat and shelf."""
