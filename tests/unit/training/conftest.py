import gzip
import json

import pytest

from timeline.training.corpora import Sources

ARTICLE = {
    "id": "own-1",
    "lang": "en",
    "published": "2025-04-08",
    "split": "train",
    "story": "bridge",
    "text": "Bridge falls. It fell after a flood. Repairs last all year.",
    "events": [
        {
            "id": "e1",
            "mentions": [
                {"start": 7, "end": 12, "text": "falls"},
                {"start": 17, "end": 21, "text": "fell"},
            ],
            "status": "happened",
            "begin": "2025-04-07",
            "end": "2025-04-07",
        },
        {
            "id": "e2",
            "mentions": [{"start": 30, "end": 35, "text": "flood"}],
            "status": "happened",
            "begin": "2025-04-06",
            "end": "2025-04-06",
        },
        {
            "id": "e3",
            "mentions": [{"start": 37, "end": 44, "text": "Repairs"}],
            "status": "planned",
            "begin": "2025",
            "end": "2025-12",
        },
    ],
    "order": [["e3", "e2"], ["e2", "e1"]],
}
TWIN = {
    **ARTICLE,
    "id": "own-2",
    "events": [{**ARTICLE["events"][0], "mentions": [{"start": 7, "end": 12, "text": "falls"}]}],
    "order": [],
}
STORY = {
    "name": "bridge",
    "events": [
        {"id": "E1", "members": [{"doc": "own-1", "event": "e1"}, {"doc": "own-2", "event": "e1"}]},
        {"id": "E2", "members": [{"doc": "own-1", "event": "e2"}, {"doc": "gone", "event": "e9"}]},
    ],
}
LINKED = {
    "id": "links",
    "lang": "en",
    "dct": "2025-04-08",
    "topic": "t",
    "text": "said sold sent",
    "events": [
        {"eid": "a", "start": 0, "end": 4, "text": "said"},
        {"eid": "b", "start": 5, "end": 9, "text": "sold"},
        {"eid": "c", "start": 10, "end": 14, "text": "sent"},
    ],
    "tlinks": [
        {"a": "a", "b": "b", "rel": "AFTER"},
        {"a": "b", "b": "c", "rel": "OVERLAP", "start": "BEFORE"},
        {"a": "a", "b": "t0", "rel": "BEFORE"},
        {"a": "a", "b": "c", "rel": "MEASURE"},
    ],
    "clusters": [
        {"id": "C1", "kind": "event", "members": ["a", "b"]},
        {"id": "C2", "kind": "event", "members": ["c"]},
        {"id": "C3", "kind": "entity", "members": ["x"]},
    ],
}


@pytest.fixture
def sources(tmp_path):
    for folder in ("data", "articles", "clusters"):
        (tmp_path / folder).mkdir()
    with gzip.open(tmp_path / "data" / "meantime_en.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(LINKED) + "\n")
    for article in (ARTICLE, TWIN):
        (tmp_path / "articles" / f"{article['id']}.json").write_text(json.dumps(article), "utf-8")
    (tmp_path / "clusters" / "bridge.json").write_text(json.dumps(STORY), "utf-8")
    return Sources(tmp_path, tmp_path / "articles")
