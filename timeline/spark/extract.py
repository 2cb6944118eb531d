"""Documents to evidence, a row a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from timeline.batch.reading import join_evidence, read_or_problem
from timeline.batch.stream import Record, make_documents
from timeline.errors import InputError
from timeline.pipeline import Keep, checked_keep
from timeline.reconcile.group import blocking_keys, day_key, heads_of
from timeline.values.convert import dump_value
from timeline.values.document import Document
from timeline.values.events import Problem
from timeline.values.mentions import EventMention
from timeline.values.timeline import Evidence

COLUMNS = ("id", "text", "published", "lang", "source", "title")
"""What a row may say of a document; only `text` is needed."""
HEADS = "id string, start int, end int, node string, day string, keys array<string>"
SCHEMA = f"doc string, digest string, evidence string, heads array<struct<{HEADS}>>, problems array<string>"
"""Of the result: the evidence as JSON, what its mentions are found by, and the codes of its problems."""
Row = dict[str, Any]
_NESTED = re.compile(r"<[^<>]*>")


def extract(df: DataFrame, *, keep: Keep = "timeline") -> DataFrame:
    """The evidence of each document, a row a document (`SCHEMA`); each is read alone.

    `df` has the column `text` and any of `id`, `published` (a day, a time, or a string YYYY-MM-DD), `lang`, `source`
    and `title`; other columns are passed over. A row that is no document and a document that cannot be read are
    problems of the result, as with `timeline.extract_many`. Raises InputError if there is no `text`, or
    for another `keep`.
    """
    checked_keep(keep)
    if "text" not in df.columns:
        raise InputError("no column `text`", place="df", value=df.columns)
    said = df.select([F.col(name).cast("string").alias(name) for name in COLUMNS if name in df.columns])
    return said.mapInPandas(partial(_read, keep=keep), SCHEMA)


def _read(frames: Iterable[pd.DataFrame], keep: Keep) -> Iterator[pd.DataFrame]:
    for frame in frames:
        said = ({name: cell for name, cell in row.items() if not pd.isna(cell)} for row in frame.to_dict("records"))
        yield table((_row_of(data, keep) for data in said), SCHEMA)


def _row_of(data: Mapping[str, Any], keep: Keep) -> Row:
    """All that is to be said of a document; of what is none, the problem alone."""
    found = list(make_documents([Record(data, f"row {data.get('id') or 'without id'}")]))
    documents = [one for one in found if isinstance(one, Document)]
    problems = (one for one in found if isinstance(one, Problem))
    read = (read_or_problem(document, keep=keep) for document in documents)
    return evidence_row(join_evidence([*problems, *read]), documents[0].id if documents else "")


def evidence_row(evidence: Evidence, doc: str) -> Row:
    """What is kept of a document: its evidence, and what its mentions are found by."""
    return {
        "doc": doc,
        "digest": next((info.digest for info in evidence.documents), ""),
        "evidence": dump_value(evidence),
        "heads": [_head(m) for m in heads_of(evidence.mentions)],
        "problems": [problem.code for problem in evidence.problems],
    }


def _head(m: EventMention) -> Row:
    keys = dict.fromkeys(f"{kind}:{value}" for kind, value in blocking_keys(m))
    return {"id": m.id, "start": m.start, "end": m.end, "node": node_of(m), "day": day_key(m), "keys": list(keys)}


def node_of(m: EventMention) -> str:
    """The group of its document that a mention is in; one that its document leaves open stands for itself."""
    return m.id if m.group is None else f"{m.doc} {m.group}"


def table(rows: Iterable[Mapping[str, Any]], schema: str) -> pd.DataFrame:
    """Rows as a frame with the columns of a schema, also if there are none."""
    plain = schema
    while (outer := _NESTED.sub("", plain)) != plain:
        plain = outer
    return pd.DataFrame(list(rows), columns=[column.split()[0] for column in plain.split(", ")], dtype=object)
