"""The personnel list, cards, roles."""
