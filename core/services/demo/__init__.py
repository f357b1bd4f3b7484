"""Fictional data over the real plan's text: deterministic by seed, visibly marked."""
