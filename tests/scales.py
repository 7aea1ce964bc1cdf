"""A small scale as plain data, which tests change to see what is refused."""

from typing import Any


def text(word: str) -> dict[str, str]:
    """A text in three languages."""
    return {"fi": f"{word} fi", "sv": f"{word} sv", "en": f"{word} en"}


def criterion(rule: dict[str, Any], low: int = 1, high: int = 5, section: str = "one") -> dict[str, Any]:
    """A criterion with every score described."""
    anchors = {str(score): text(f"score {score}") for score in range(low, high + 1)}
    return {
        "section": section,
        "name": text("name"),
        "question": text("question"),
        "source": text("made up"),
        "anchors": anchors,
        "rule": rule,
    }


def higher(figure: str = "share") -> dict[str, Any]:
    """Per cents with printed whole numbers and holes between them."""
    cuts = [
        {"score": 5, "low": 96},
        {"score": 4, "low": 90, "high": 95},
        {"score": 3, "low": 75, "high": 89},
        {"score": 2, "low": 60, "high": 74},
        {"score": 1, "high": 59},
    ]
    return {"kind": "thresholds", "figure": figure, "better": "higher", "cuts": cuts}


def lower(figure: str = "days") -> dict[str, Any]:
    """Days, where fewer is better."""
    cuts = [
        {"score": 5, "high": 30},
        {"score": 4, "low": 31, "high": 60},
        {"score": 3, "low": 61, "high": 150},
        {"score": 2, "low": 151, "high": 270},
        {"score": 1, "low": 271},
    ]
    return {"kind": "thresholds", "figure": figure, "better": "lower", "cuts": cuts}


def counted() -> dict[str, Any]:
    """Three elements."""
    elements = [{"id": each, "text": text(each)} for each in ("desk", "plan", "meeting")]
    return {"kind": "count", "elements": elements, "scores": [1, 2, 4, 5]}


def small_scale(scale_id: str = "small") -> dict[str, Any]:
    """Three criteria, scores 1–5, totals 3–15."""
    return {
        "schema": 1,
        "id": scale_id,
        "edition": "1",
        "name": text("scale"),
        "score_low": 1,
        "score_high": 5,
        "rounding": text("none"),
        "source": text("made up"),
        "figures": {
            "share": {"name": text("share"), "unit": text("%"), "decimals": 1},
            "days": {"name": text("days"), "unit": text("days")},
        },
        "parts": {
            "whole": {
                "name": text("whole"),
                "bands": [
                    {"id": "good", "low": 10, "high": 15, "name": text("good")},
                    {"id": "poor", "low": 3, "high": 9, "name": text("poor")},
                ],
            }
        },
        "sections": {
            "one": {"part": "whole", "name": text("one")},
            "two": {"part": "whole", "name": text("two")},
        },
        "criteria": {
            "1": criterion(higher()),
            "2": criterion(lower()),
            "3": criterion(counted(), section="two"),
        },
    }
