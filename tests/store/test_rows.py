"""Summaries as rows: nothing is lost, and a change of a class is noticed."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Staff
from ipscore.store.rows import rows_of, shape
from ipscore.store.summaries import CLASSES, SUMMARISE, VERSION, dump, to_plain
from ipscore.testing.strategies import records

KINDS = {
    "clients": Client,
    "identities": Identity,
    "employers": Employer,
    "staff": Staff,
    "service_logs": ServiceLog,
}


@given(st.data(), st.sampled_from(sorted(KINDS)))
def test_a_summary_comes_back_from_its_row(data: st.DataObject, kind: str) -> None:
    """What was written to the index is what is read, through JSON."""
    summary: Any = SUMMARISE[kind](data.draw(records(KINDS[kind])))
    row = json.loads(dump(to_plain(summary)))
    assert rows_of(type(summary)).made(row) == summary


def test_the_version_grows_with_the_classes() -> None:
    """An index of older classes is never believed: when this fails, `VERSION` grows, and the number here."""
    assert (VERSION, f"{shape(CLASSES):08x}") == (4, "4a535973")
