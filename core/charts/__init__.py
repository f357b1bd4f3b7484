"""Frames in, `alt.Chart` out: how figures look when drawn."""
