"""Files people send: what they are by content, whether they are taken in, how they look."""
