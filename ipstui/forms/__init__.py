"""Entry forms: described as data, drawn by one screen, read back with every problem at its field."""
