"""A small text pack as plain data, for the small scale of `tests.scales`."""

from typing import Any


def small_pack(pack_id: str = "official", scale: str = "small") -> dict[str, Any]:
    """Official wording in Finnish and Swedish of two criteria."""
    return {
        "schema": 1,
        "id": pack_id,
        "scale": scale,
        "version": "2019, 4th edition",
        "organisation": "Institute of Work",
        "languages": ["fi", "sv"],
        "criteria": {
            "1": {
                "name": {"fi": "virallinen", "sv": "officiell"},
                "question": {"fi": "kysymys?", "sv": "fråga?"},
                "anchors": {"5": {"fi": "viisi", "sv": "fem"}},
            },
            "3": {"elements": {"desk": {"fi": "pöytä", "sv": "bord"}}},
        },
    }
