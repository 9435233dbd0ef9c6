"""Scores against references, and the floors below which no figure may fall unnoticed."""
