"""The team as its leader sees it: the board, load and capacity, meetings, what is to be reviewed."""
