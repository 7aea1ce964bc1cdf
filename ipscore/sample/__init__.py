"""The sample workspace: an invented two-site project and the service after it, as records.

Everything is generated from one fixed seed, so two runs give the same files. No result is stored anywhere:
the figures of the worked case come out of the records (`ipscore.sample.plan` says how they are built to).
"""

from ipscore.sample.generate import SampleRecords, sample_records
from ipscore.sample.write import write_sample

__all__ = ["SampleRecords", "sample_records", "write_sample"]
