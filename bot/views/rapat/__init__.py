"""Presenters about meetings."""
