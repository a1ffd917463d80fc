"""What is remembered of time: alarms, reminders, digests, holidays and special days."""
