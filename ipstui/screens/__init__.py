"""One package an area of the program."""
