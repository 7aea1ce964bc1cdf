"""Records: what people enter. Immutable objects without behaviour beyond reading themselves."""
