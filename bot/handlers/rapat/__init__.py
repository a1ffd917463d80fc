"""Handlers about meetings."""
