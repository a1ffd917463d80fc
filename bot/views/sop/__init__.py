"""Presenters about SOPs, questions and decisions."""
