"""Figures in, frozen view-models out: what a screen or a file says, not how it looks."""
