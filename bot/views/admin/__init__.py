"""Screens of whoever sets the office up."""
