"""Handlers that read, search and decide about SOPs."""
