"""Figures in, files out: workbooks that people take along (face §4)."""
