"""Figures in, frozen view-models out: what a screen says, not how it looks."""
