"""Layer 10: a timeline to something a person or another program reads. Knows `values` only."""

from timeline.export.html import to_html
from timeline.export.schema import json_schema
from timeline.export.text import to_text

__all__ = ["json_schema", "to_html", "to_text"]
