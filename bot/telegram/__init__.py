"""To and from Telegram: fetched, worked on in lanes, carried, at its pace."""
