"""Presenters about posts, stand-ins, secretaries and privacy."""
