"""What the clock does by itself."""
