"""Layer 10: a timeline to something a person or another program reads. Knows `values` only."""

from timeline.export.csv_file import to_csv
from timeline.export.formats import FORMATS, write
from timeline.export.frame import to_columns, to_frame
from timeline.export.html import to_html
from timeline.export.ical import to_ical
from timeline.export.jsonl import to_jsonl
from timeline.export.jsonld import to_jsonld
from timeline.export.markdown import to_markdown
from timeline.export.mermaid import to_mermaid
from timeline.export.png import to_png
from timeline.export.schema import json_schema
from timeline.export.svg import to_svg
from timeline.export.text import to_text
from timeline.export.timelinejs import to_timelinejs
from timeline.export.timeml import to_timeml
from timeline.export.vega import to_vega
from timeline.export.vis import to_vis

__all__ = [
    "FORMATS",
    "json_schema",
    "to_columns",
    "to_csv",
    "to_frame",
    "to_html",
    "to_ical",
    "to_jsonl",
    "to_jsonld",
    "to_markdown",
    "to_mermaid",
    "to_png",
    "to_svg",
    "to_text",
    "to_timelinejs",
    "to_timeml",
    "to_vega",
    "to_vis",
    "write",
]
