"""Handlers about what is given with a step."""
