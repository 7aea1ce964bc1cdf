"""A stranger's plugin, installed for real, and the program using it without a line changed."""
