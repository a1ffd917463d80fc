"""Messages and papers drawn at the moment they are sent."""
