"""Handlers of whoever sets the office up."""
