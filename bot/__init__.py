"""The face: Telegram, the scheduler and the words shown to people."""
