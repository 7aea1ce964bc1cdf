"""The 35 criteria for young adults, as data: the scale is in `scales/ips-y.toml`."""
