"""Time on phones: reminders, limits, digests, special days."""
