"""Time of a task: its limit, its reminders, waiting, and what a head should see of them."""
