"""Thin: who pressed, which command, execute, what to show."""
