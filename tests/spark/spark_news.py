"""News for the tests on Spark, as rows; what one machine makes of them, and what Spark made, in one form."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline import Timeline, extract_many
from timeline.batch.demo import demo_documents
from timeline.batch.stream import Record, Sifted, add_problems, make_documents
from timeline.values.convert import CONVERTER, dump_json

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "tests" / "corpus" / "articles"
COLUMNS = "id string, text string, published string, lang string, source string"
SAME = ("event", "conflict", "problem")
"""What Spark gives as one machine does, byte for byte."""
Row = dict[str, Any]


def settings_of(folder: Path) -> dict[str, str]:
    """Settings of a session that listens on loopback only and writes below a folder."""
    return {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.shuffle.partitions": "2",
    }


def articles(count: int) -> list[Row]:
    """Some articles of the corpus, from all over it, and what is wrong with some rows of any real table."""
    paths = sorted(ARTICLES.glob("*.json"))
    read = [json.loads(path.read_text("utf-8")) for path in paths[:: len(paths) // count][:count]]
    demo = [{"id": d.id, "text": d.text, "published": str(d.published), "lang": d.lang} for d in demo_documents()]
    odd = [
        {"id": demo[0]["id"], "text": "She resigned on 3 May 2024."},
        {"id": "empty", "text": " "},
        {"id": "undated", "text": "He won on Friday, 4 April 2025.", "published": "soon"},
        {"id": "nothing"},
        {"id": "nothing"},
        {"id": "one-day", "text": "The bridge in Rotterdam collapsed on 3 May 2024, killing 12 people."},
        {"id": "next-day", "text": "The bridge in Rotterdam collapsed on 4 May 2024, killing 12 people."},
        demo[1],
    ]
    keys = ("id", "text", "published", "lang", "source")
    return [{key: row.get(key) for key in keys} for row in (*read, *demo, *odd)]


def on_one_machine(rows: Iterable[Row], keep: str = "timeline") -> dict[str, list[str]]:
    """The same by `extract_many`."""
    given = [{key: value for key, value in row.items() if value is not None} for row in rows]
    documents = Sifted(make_documents(Record(row, f"row {row.get('id') or 'without id'}") for row in given))
    found = add_problems(extract_many(documents, keep=keep), documents.problems)
    return parts_of(found)


def parts_of(timeline: Timeline) -> dict[str, list[str]]:
    """What is compared of a timeline, sorted."""
    found = {"event": timeline.events, "conflict": timeline.conflicts, "problem": timeline.problems}
    return {kind: sorted(dump_json(CONVERTER.unstructure(one)) for one in some) for kind, some in found.items()}


def parts_of_rows(rows: Iterable[Any]) -> dict[str, list[str]]:
    """The same of rows of the result of Spark."""
    told = list(rows)
    return {kind: sorted(row["json"] for row in told if row["kind"] == kind) for kind in SAME}
