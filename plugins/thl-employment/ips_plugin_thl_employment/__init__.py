"""The Finnish applied variant for the employment services, as data: the scale is in `scales/thl-employment.toml`."""
