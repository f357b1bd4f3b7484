"""What the secretariat of the working group works with."""
