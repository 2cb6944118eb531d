"""An event names each person and place once, with the names of all languages kept."""

from __future__ import annotations

from attrs import evolve

from timeline import EventMention
from timeline.reconcile.merge import merge_group
from timeline.reconcile.people import each_once, share_name
from timeline.reconcile.same import same_rows

MEETING = EventMention("m1", "d1", 4, 9, "talks", (0, 40), title="talks in Odvar", concept="negotiate", pos="noun")
LANGS = {"d1": "en", "d2": "ar"}


def pair(ours, theirs):
    return evolve(MEETING, participants=ours), evolve(MEETING, id="m2", doc="d2", participants=theirs)


def test_a_person_is_listed_once_by_the_name_in_the_language_of_the_title():
    event = merge_group(pair(("Vladimir Putin", "Iran"), ("بوتين", "إيران", "سلمى تورف")), {}, LANGS)
    assert event.participants == ("Vladimir Putin", "Iran", "سلمى تورف")
    assert event.aliases == (("Vladimir Putin", "بوتين"), ("Iran", "إيران"))


def test_the_place_is_told_in_the_language_of_the_title():
    one, other = pair((), ())
    event = merge_group((evolve(one, doc="d2", place="روسيا"), evolve(other, doc="d1", place="Russia")), {}, LANGS)
    assert event.place == ("Russia" if event.lang == "en" else "روسيا")


def test_two_people_stay_two():
    assert each_once(["Vladimir Putin", "جو بايدن"], "talks") == (("Vladimir Putin",), ("جو بايدن",))
    assert each_once(["Tom Hale", "Tim Hale"], "talks") == (("Tom Hale",), ("Tim Hale",))


def test_a_place_is_only_what_has_its_code():
    assert share_name(["Russia"], ["روسيا"])
    assert share_name(["US"], ["أميركا"])
    assert not share_name(["Niger"], ["نيجيريا"])
    assert not share_name(["Iran"], ["العراق"])


def test_a_shared_name_is_seen_across_languages():
    (features,) = same_rows(pair(("Vladimir Putin",), ("فلاديمير بوتين",)), [(0, 1)], [0.5])
    assert features["shared_participant"] == 1
    assert "no_shared_participant" not in features
