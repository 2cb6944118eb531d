"""What the documentation shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import fields_dict
from doc_blocks import read_blocks, run_page

from timeline import values
from timeline.export import json_schema

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_blocks_print_what_the_page_shows(path: Path, tmp_path: Path):
    _, faults = run_page(path.read_text("utf-8"), tmp_path)
    assert not faults, "\n\n".join([f"python tests/docs/doc_blocks.py {path.name} mends:", *faults])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path):
    targets = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_block_is_run_or_says_why_not(path: Path):
    text = path.read_text("utf-8")
    langs = {block.lang for block in read_blocks(text) if not block.skip}
    assert langs <= {"python", "console", "toml", "json", "text", ""}
    assert text.count("\n```") == 2 * len(read_blocks(text))


@pytest.mark.parametrize("name", sorted(set(values.__all__)))
def test_values_page_names_every_field(name: str):
    page = (ROOT / "docs" / "values.md").read_text("utf-8")
    section = re.search(rf"^### `{name}`$(.*?)(?=^##|\Z)", page, re.M | re.S)
    assert section, f"no section {name}"
    missing = [f for f in fields_dict(getattr(values, name)) if f"`{f}`" not in section[1]]
    assert missing == []


def test_schema_page_names_every_key():
    page = (ROOT / "docs" / "json-schema.md").read_text("utf-8")
    schema = json_schema()
    parts = [schema, *schema["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []
