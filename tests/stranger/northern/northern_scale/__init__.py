"""A scale of a region: two parts, scores from 0 to 4."""
