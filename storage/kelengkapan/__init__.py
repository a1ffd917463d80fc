"""Documents: what is accepted, how it is kept on disk, and what is made of it."""
