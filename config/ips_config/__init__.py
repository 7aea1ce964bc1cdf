"""Shipped defaults that people may read and copy: the list of keys."""
