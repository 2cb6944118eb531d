"""Many documents made of a few, and the table of what they cost."""

from __future__ import annotations

import json
from itertools import count

import pytest

from timeline import InputError
from timeline.bench.scale import scale
from timeline.bench.variations import variations

FIRE = "A fire in Lindow killed 40 in 2019."
ARTICLES = (
    {"id": "a", "lang": "en", "published": "2024-02-29", "story": "fire", "text": FIRE},
    {"id": "b", "lang": "en", "published": "2024-03-01", "text": "Two trains collided near Marston on 3 March 2024."},
    {"id": "c", "lang": "ar", "published": "2024-03-01", "text": "زار الوزير سنار يوم ٣ مارس ٢٠٢٤ ومعه ٤٠ خبيرا."},
)


def test_the_first_round_is_as_it_was_written():
    found = [v.document for v in variations(ARTICLES, 3)]
    assert [d.text for d in found] == [a["text"] for a in ARTICLES]
    assert [str(d.published) for d in found] == [a["published"] for a in ARTICLES]


def test_later_rounds_have_other_names_numbers_and_years_but_the_same_days():
    *_, fire, trains, visit = [v.document for v in variations(ARTICLES, 9)]
    assert "42" in fire.text and "2017" in fire.text and "Lindow" not in fire.text
    assert str(fire.published) == "2022-02-28"
    assert trains.text.endswith("3 March 2022.") or "2022" in trains.text
    assert "٢٠٢٢" in visit.text and "٤٢" in visit.text and "٣" in visit.text


def test_every_round_of_a_story_is_a_story_of_its_own():
    found = list(variations(ARTICLES, 7))
    assert len({v.document.id for v in found}) == 7
    assert [v.story for v in found][::3] == ["fire-0", "fire-1", "fire-2"]
    assert list(variations(ARTICLES, 7)) == found


def test_the_table_has_both_sizes_and_how_all_grows(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), "utf-8")
    ticks = count(0, 2)
    lines = scale([path], 20, processes=1, clock=lambda: float(next(ticks))).splitlines()
    assert [line.split()[:6] for line in lines[1:3]] == [
        ["2", "documents", "2.00", "2.00", "0.50", "2.00"],
        ["20", "documents", "2.00", "2.00", "5.00", "2.00"],
    ]
    assert lines[3].startswith("growth: read 0.0, join 0.0, one more 0.0, MB ")


def test_what_cannot_be_varied_is_refused(tmp_path):
    with pytest.raises(InputError, match="at least 10"):
        scale([], 9)
    with pytest.raises(InputError, match="no documents"):
        scale([tmp_path], 10)
