"""Screens of a person: signing in, a link accepted, the own account."""
