"""The test ladder of the store: writers killed, disks failing, power cut, many writers, hostile data.

`make promises` (`python -m tests.ladder`) climbs it at full length and prints every published promise with
its figure; `make test` climbs each step a little. A step that a machine cannot do is left out, and says why.
"""
