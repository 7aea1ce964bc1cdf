"""The terminal program: screens over the core library. It shows and asks; it decides nothing."""
