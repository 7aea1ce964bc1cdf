"""The Finnish applied variant of the 25 criteria, as data: `scales/thl-applied.toml` extends ips25."""
