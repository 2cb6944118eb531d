"""Where the fuzzer starts from: a few small inputs a target. The first byte is the choice that the target makes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from fuzz_targets import PACK, STORY

from timeline.languages.load import FILES

ARABIC = "وُقّعت المعاهدة يوم الثلاثاء ١٧ يناير ٢٠٢٥. وقال الوزير «سنلتقي غدا» بعد ثلاثة أيام من الهجوم."
FRENCH = "Le traité a été signé le 12 mars 2020 à Paris."
HARD = "\u202eيوم\u202c \u2066on Monday\u2069 \ufdfa\ufefb\u0640\u064b\u0651 \x00 «((“[17/01/2025]”))» 5-6 May, 2019-20"
PAGE = (
    '<html lang="en"><head><title>Bridge opens</title><meta property="article:published_time" '
    'content="2025-04-08T10:00:00Z"></head><body><article><h1>Bridge opens</h1><p>The bridge was opened on Tuesday by '
    "the mayor of the town, Anna Reed, before a crowd.</p><table><tr><td>It had been closed in 2022</table></article>"
)
MAIL = (
    "Subject: =?utf-8?b?2LnYp9is2YQ=?=\nDate: Tue, 8 Apr 2025 23:30:00 +0300\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset="utf-8"\n'
    "Content-Transfer-Encoding: quoted-printable\n\nIt rained=2E\n--b--\n"
)
TOML = (
    '[[overrides]]\nkind = "date"\nmentions = [{doc = "d1", words = "was signed", nth = 1}]\nvalue = 2025-01-18\n'
    '[[overrides]]\nkind = "drop"\nmentions = "m1"\n'
)
EVENT = {
    "id": "e1", "title": "T", "lang": "en", "status": "happened", "granularity": "day", "edtf": "2025-01-17",
    "begin": {"earliest": "2025-01-17", "latest": "2025-01-17"}, "end": {"latest": "2025-01-19"},
    "mentions": [{"id": "m1", "doc": "d1", "start": 0, "end": 3, "text": "won", "sentence": [0, 3], "times": ["t1"]}],
}  # fmt: skip
TIMELINE = {
    "schema": "timeline/1", "id": "d1", "documents": [{"id": "d1", "lang": "en", "published": "2025-02-01"}],
    "times": [{"id": "t1", "doc": "d1", "start": 4, "end": 9, "text": "today", "type": "DATE", "value": "2025-01-17"}],
    "events": [EVENT], "relations": [{"a": "e1", "b": "e1", "relation": "before", "probability": 0.5}],
    "conflicts": [{"events": ["e1"], "attribute": "date", "claims": [{"value": "x", "mentions": [0]}]}],
    "overrides": [{"kind": "drop", "mentions": [{"id": "m1"}]}],
}  # fmt: skip

SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "text": tuple(
        bytes([kind]) + text.encode()
        for kind, text in ((6, STORY), (14, STORY), (5, ARABIC), (13, ARABIC), (7, FRENCH), (0, HARD), (13, HARD))
    ),
    "pack": tuple(bytes([number]) + PACK[name].encode() for number, name in enumerate(FILES)),
    "json": (b"\0" + json.dumps(TIMELINE).encode(), *(bytes([1, 0, 10 * n, n, 1, n, 3 * n]) for n in range(20))),
    "overrides": (
        b"\0" + TOML.encode(),
        b"\1" + b'{"overrides": [{"kind": "title", "mentions": [{"id": "m1"}], "value": "A"}]}',
    ),
    "files": tuple(
        bytes([number]) + text.encode()
        for number, text in enumerate((
            PAGE,
            MAIL,
            'id,text,published\nd1,"He won,\nagain.",2025-04-08\n,Late.,soon\n',
            "---\ntitle: x\ntags:\n  - a\n---\n# The *fire*\n\n> It **burnt** [two days](http://a.b/c_d).\n",
            '{"id": "d", "text": "He won.", "published": "2025-01-01", "lang": "en", "source": "s", "title": "t"}\n{\n',
            "\ufeffA text.\n",
        ))
    ),
}
