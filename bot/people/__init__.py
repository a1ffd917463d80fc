"""People and posts from lists and the command line."""
