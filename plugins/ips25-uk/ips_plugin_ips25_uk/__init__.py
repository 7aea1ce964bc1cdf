"""The 25 criteria as used in the United Kingdom, as data: the scale is in `scales/ips25-uk.toml`."""
