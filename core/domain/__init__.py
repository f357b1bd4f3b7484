"""The rules of the plan on plain values: standard library only, no clock, no files, no SQL."""
