"""The 15 criteria of 1997, as data: the scale is in `scales/ips15.toml`."""
