"""Measurements, run by `make bench`: every time beside its yardstick in the same run, as a ratio.

Nothing here is asserted: these machines and yours differ, and a timed test fails on the wrong day. What the
figures were when last looked at is in docs/measured.md.
"""
