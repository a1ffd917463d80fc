"""People and posts: who holds what, who stands in, and as what somebody acted."""
