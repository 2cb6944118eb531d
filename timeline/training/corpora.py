"""The corpora as records of one shape, the licence of each, and which part of training a document is for."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from attrs import field, frozen

from timeline.errors import InputError
from timeline.values import Document

Record = Mapping[str, Any]
Part = Literal["train", "dev", "test"]
EVERY_PART: tuple[Part, ...] = ("train", "dev", "test")
OWN = "own"
WIKINEWS = "wikinews"
"""Our annotation of the Wikinews texts of MEANTIME, TimeSET and GUM: stand-off, the texts are in those corpora."""
OURS = (OWN, WIKINEWS)
"""What is annotated as timelines."""

LICENCES = {
    OWN: "Apache-2.0 (written for this project)",
    WIKINEWS: "Apache-2.0 (annotation); texts CC BY",
    "meantime_en": "CC BY 4.0",
    "timeset_dev": "CC BY 4.0",
    "torque_dev": "Apache-2.0",
    "ar_pud": "CC BY-SA 3.0",
    "uds_time_train": "CC BY-SA 4.0 (annotations)",
    "litbank_events": "CC BY 4.0",
    "ecbplus": "CC BY 3.0 (annotations)",
    "uds_time_dev": "CC BY-SA 4.0 (annotations)",
    "matres_timebank": "research only",
    "matres_aquaint": "research only",
    "tbdense_train": "research only",
    "tbdense_dev": "research only",
    "tcr": "none stated",
}
"""Where each corpus may go: what is research only, or states no licence, never reaches shipped weights."""
SHIPPABLE = frozenset(LICENCES) - {"matres_timebank", "matres_aquaint", "tbdense_train", "tbdense_dev", "tcr"}


@frozen
class Sources:
    """Where the corpora lie: `shared` has ``data/NAME.jsonl.gz``, `articles` one JSON file an article.

    Stories told by several articles lie in ``clusters`` beside `articles`.
    """

    shared: Path = field(converter=Path)
    articles: Path = field(converter=Path)

    def records(self, name: str) -> Iterator[Record]:
        """The documents of a corpus, in their order; InputError if its file is missing."""
        if name == OWN:
            yield from _read_folder(self.articles)
            return
        if name == WIKINEWS:
            yield from self._wikinews()
            return
        path = self.shared / "data" / f"{name}.jsonl.gz"
        if not path.exists():
            raise InputError("no such corpus", place=str(path), value=name)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)

    def _wikinews(self) -> Iterator[Record]:
        texts: dict[str, dict[str, Record]] = {}
        for annotation in _read_folder(self.articles.parent / WIKINEWS):
            corpus = annotation["corpus"]
            if corpus not in texts:
                texts[corpus] = {str(record["id"]): record for record in self.records(corpus)}
            yield _with_text(annotation, texts[corpus][annotation["id"]])

    def stories(self) -> Iterator[Record]:
        """Our own stories: events with their members in several articles."""
        yield from _read_folder(self.articles.parent / "clusters")


def _read_folder(folder: Path) -> Iterator[Record]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def _with_text(annotation: Record, record: Record) -> Record:
    """A stand-off annotation in the shape of our own articles."""
    text = record["text"]
    events = [
        {**event, "mentions": [{"start": a, "end": b, "text": text[a:b]} for a, b in event["mentions"]]}
        for event in annotation["events"]
    ]
    return {"dct": record["dct"], **annotation, "events": events, "text": text, "lang": record["lang"]}


def make_document(record: Record) -> Document:
    """The document of a record, with the publication date under either name that corpora use."""
    published = record.get("published") or record.get("dct")
    return Document(record["text"], id=str(record["id"]), published=published, lang=record.get("lang"))


def story_of(record: Record) -> str:
    """What a document tells of: its story or topic, or itself alone."""
    return str(record.get("story") or record.get("topic") or record["id"])


def part_of(record: Record, corpus: str) -> Part:
    """Which part a document is for: our own annotations say so themselves where they are for the test.

    For the others, and to split what is not test, one story or topic in five is for development, by
    a digest of its name, so that adding a document moves no other.
    """
    if corpus in OURS and record.get("split") != "train":
        return "test"
    digest = blake2b(f"{corpus}:{story_of(record)}".encode(), digest_size=4).digest()
    return "dev" if digest[0] % 5 == 0 else "train"
