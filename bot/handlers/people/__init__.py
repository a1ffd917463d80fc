"""Handlers about posts, stand-ins, secretaries and privacy."""
