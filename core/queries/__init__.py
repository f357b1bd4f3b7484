"""The read side: a Session in, rows with declared columns out."""
