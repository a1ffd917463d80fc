"""Presenters about time."""
