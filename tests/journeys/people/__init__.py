"""Posts, stand-ins, committees and who may see what, on phones."""
