"""Meetings on phones."""
