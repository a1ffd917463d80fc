"""The ways to and from Telegram."""
