"""The published JSON Schema of ``timeline/1``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `Timeline.to_json` writes; a fresh copy each time.

    >>> json_schema()["properties"]["schema"]
    {'const': 'timeline/1'}
    """
    text = (files("timeline.export") / "schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
