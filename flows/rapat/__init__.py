"""Meetings: how one is called, who comes, and what is decided about it."""
