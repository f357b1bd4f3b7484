"""Screens of a body's own people."""
