"""Handlers about time: reminders, more time, waiting, special days, the digest."""
