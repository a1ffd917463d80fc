"""What comes wrong, broken or hostile, and bad weather."""
