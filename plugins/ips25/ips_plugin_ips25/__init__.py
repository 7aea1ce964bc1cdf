"""The 25 criteria of IPS supported employment, as data: the scale is in `scales/ips25.toml`."""
