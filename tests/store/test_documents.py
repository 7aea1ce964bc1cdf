"""The generated documents are as the classes say, and true of files the program writes."""

from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from ipscore.store.formatdoc import documents, main
from ipscore.store.schema import FILES, json_schema

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", documents())
def test_documents_are_up_to_date(name: str) -> None:
    """docs/ holds what the classes say; otherwise run python -m ipscore.store.formatdoc docs/."""
    assert (DOCS / name).read_text(encoding="utf-8") == documents()[name]


def test_documents_are_written(tmp_path: Path) -> None:
    """Writing makes every document."""
    main(str(tmp_path))
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == set(documents())


@pytest.mark.parametrize("cls", FILES.values(), ids=FILES)
def test_every_key_is_described(cls: type[Any]) -> None:
    """Each field of each kind of file is in its schema, with its meaning, and required without a default."""
    schema = json_schema(cls)
    tables = [schema, *schema.get("$defs", {}).values()]
    assert list(schema["properties"]) == [each.name for each in fields(cls)]
    for table in tables:
        assert table["description"]
        assert all(each["description"] for each in table["properties"].values())
        assert set(table["required"]) <= set(table["properties"])


def test_a_schema_in_detail() -> None:
    """Types, words to choose from, what an id points at, lists and tables of the case file."""
    schema = json_schema(FILES["clients"])
    assert schema["required"] == ["id", "site"]
    assert schema["properties"]["site"]["x-refers-to"] == "site"
    assert schema["properties"]["jobs"]["items"] == {"$ref": "#/$defs/Job"}
    contact = schema["$defs"]["Contact"]
    assert contact["properties"]["on"]["format"] == "date"
    assert contact["properties"]["kind"]["enum"] == ["meeting", "phone", "message", "missed", "attempt"]
    assert contact["required"] == ["id", "on", "kind", "coach"]
    ratings = json_schema(FILES["ratings"])
    assert ratings["properties"]["ratings"]["additionalProperties"] == {"$ref": "#/$defs/Rating"}
