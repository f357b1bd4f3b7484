"""What people see: a folder is an audience, a file in it is one screen."""
