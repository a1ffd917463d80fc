"""How fast the bot is, beside bare bots of two libraries on the same simulator."""
