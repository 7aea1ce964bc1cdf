"""The Finnish applied variant for the employment services, as data: see `scales/thl-employment.toml`."""
