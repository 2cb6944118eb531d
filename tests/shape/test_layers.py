"""One direction, no way back: the table of docs/architecture.md."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter

import pytest
from shape_modules import PATHS, all_imports, load_imports

LAYERS = (
    "errors", "values", "text", "languages", "model", "times", "events", "reconcile", "order", "pipeline",
    "export", "batch", "archive", "cli",
)  # fmt: skip
BESIDE = ("training", "strategies", "bench", "spacy", "spark")
DOORS = {"timeline": "pipeline", "timeline.__main__": "cli"}
ONLY = {"errors": set(), "values": {"errors"}, "export": {"errors", "values"}}
"""Layers that import less than they could."""
ASKED = {("timeline.cli", "bench"), ("timeline", "export"), ("timeline", "batch"), ("timeline", "archive")}
"""`timeline bench` asks for the scores, `Timeline.to` for the formats, the front door for `extract_many`,
`read_overrides` and `Archive`; when they are asked."""


def layer_of(module: str) -> str:
    name = module.split(".")[1] if "." in module else module
    return DOORS.get(module) or ("cli" if name.startswith("cli_") else name)


def on_the_way() -> list[str]:
    return [name for name in PATHS if layer_of(name) not in BESIDE]


def test_every_module_has_a_layer():
    assert {layer_of(name) for name in PATHS} == {*LAYERS, *BESIDE}


@pytest.mark.parametrize("name", on_the_way())
def test_imports_go_up(name):
    here = layer_of(name)
    above = LAYERS[: LAYERS.index(here) + 1]
    for target in all_imports(name):
        there = layer_of(target)
        allowed = (name, there) in ASKED or here == there or there in ONLY.get(here, above)
        assert allowed, f"{name} imports {target}"


def test_what_stands_beside_is_not_loaded_by_the_way():
    for name in on_the_way():
        assert not {t for t in load_imports(name) if layer_of(t) in BESIDE}, name


def test_modules_do_not_import_in_circles():
    try:
        list(TopologicalSorter({name: load_imports(name) - {name} for name in PATHS}).static_order())
    except CycleError as fault:
        pytest.fail(f"modules import in a circle: {' <- '.join(fault.args[1])}")


def test_the_table_is_that_of_the_documentation(root):
    page = (root / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| \d+ \| `timeline/(\w+)(?:/|\.py)` \|", page, re.MULTILINE)
    assert rows == list(LAYERS[1:])
