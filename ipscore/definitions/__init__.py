"""Definitions: what a plugin provides, as immutable objects; scales and their rules."""
