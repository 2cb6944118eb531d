"""Explicit dates in languages without a pack."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest

from timeline import extract
from timeline.text import read_text
from timeline.times import find_dates, reads_dates
from timeline.values import DocumentInfo

PUBLISHED = date(2021, 6, 1)


def read(lang: str, raw: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    times = find_dates(read_text(raw), DocumentInfo("d", lang, published))
    assert all(raw[t.start : t.end] == t.text for t in times)
    return [(t.text, t.value) for t in times]


@pytest.mark.parametrize(
    ("lang", "raw", "said", "value"),
    [
        ("fr", "Le barrage a cédé le 12 mars 2020 à l'aube.", "12 mars 2020", "2020-03-12"),
        ("fr", "Il ferme en mars 2020.", "mars 2020", "2020-03"),
        ("fr", "Dès le 1er mai 2019, tout change.", "1er mai 2019", "2019-05-01"),
        ("fr", "Le 12 mars. 2020 personnes sont venues.", "12 mars", "XXXX-03-12"),
        ("tr", "Köprü 12 Ocak 2016 Pazartesi açıldı.", "12 Ocak 2016 Pazartesi", "2016-01-12"),
        ("tr", "Köprü Mart 2020'de kapandı.", "Mart 2020", "2020-03"),
        ("id", "Pasar dibuka pada 12 Maret 2020.", "12 Maret 2020", "2020-03-12"),
        ("de", "Sie kam am Donnerstag, 12. März 2020, an.", "Donnerstag, 12. März 2020", "2020-03-12"),
        ("de", "Am 3. Sept. 2020 schloss das Tor.", "3. Sept. 2020", "2020-09-03"),
        ("es", "La presa cedió el 12 de enero de 2016.", "12 de enero de 2016", "2016-01-12"),
        ("es", "Abrió en marzo de 2019.", "marzo de 2019", "2019-03"),
        ("pt", "Foi na segunda-feira, 12 de janeiro de 2016.", "segunda-feira, 12 de janeiro de 2016", "2016-01-12"),
        ("ru", "Мост открыли 12 марта 2020 года.", "12 марта 2020", "2020-03-12"),
        ("fa", "پل در ۱۲ مارس ۲۰۲۰ باز شد", "۱۲ مارس ۲۰۲۰", "2020-03-12"),
        ("he", "הגשר נפתח ב 12 במרץ 2020", "12 במרץ 2020", "2020-03-12"),
        ("zh", "大桥于2020年3月12日通车。", "2020年3月12日", "2020-03-12"),
        ("vi", "Cầu mở ngày 12 tháng 3 năm 2020.", "12 tháng 3 năm 2020", "2020-03-12"),
        ("hu", "A híd 2020. március 12-én nyílt meg.", "2020. március 12", "2020-03-12"),
        ("de", "Stand: 13.05.2015", "13.05.2015", "2015-05-13"),
        ("fr", "Mis à jour: 2015-05-13", "2015-05-13", "2015-05-13"),
    ],
)
def test_explicit_dates(lang, raw, said, value):
    assert read(lang, raw) == [(said, value)]


@pytest.mark.parametrize(
    ("lang", "raw"),
    [
        ("fr", "En 2019, mardi, 12 personnes sont venues hier."),
        ("fr", "mars et avril, puis 12"),
        ("fr", "le 31 février 2020"),
        ("es", "el mar de 2020 barcos"),
        ("es", "al mar 3 barcos"),
        ("de", "Version 3.12.4, Telefon 030 2020 12"),
        ("tr", "12\nMart"),
        ("zh", "3个月"),
        ("ru", "во вторник, через 3 дня"),
        ("xx", "12 mars 2020"),
        ("../fr", "12 mars 2020"),
    ],
)
def test_what_is_no_date(lang, raw):
    assert [found for found in read(lang, raw) if "2020" in found[1] or lang not in ("fr", "xx")] == []


def test_no_day_and_no_year_is_invented():
    assert read("fr", "le 12 mars", None) == [("12 mars", "XXXX-03-12")]
    assert read("fr", "le 12 mars") == [("12 mars", "2021-03-12")]
    assert read("el", "29 Σεπτεμβρίου του 1939") == [("29 Σεπτεμβρίου", "XXXX-09-29")]
    assert read("th", "12 มีนาคม 2563") == [("12 มีนาคม", "XXXX-03-12")]
    (month,) = find_dates(read_text("en mars 2020"), DocumentInfo("d", "fr"))
    assert (month.earliest, month.latest, month.rule) == (date(2020, 3, 1), date(2020, 3, 31), "dateparser")


def test_a_story_takes_its_years_along():
    raw = "Le 3 mai 1861, le 4 juin 1862, le 5 mai 1863, le 6 juin 1864. Le 9 août tout finit."
    assert read("fr", raw)[-1] == ("9 août", "1864-08-09")


def test_a_document_without_a_pack_has_times_but_no_events():
    timeline = extract("Le barrage a été ouvert le 12 mars 2020.", lang="fr")
    assert [(t.value, t.rule) for t in timeline.times] == [("2020-03-12", "dateparser")]
    assert timeline.events == ()
    (problem,) = timeline.problems
    assert problem.code == "no-pack" and "only explicit dates" in problem.message


def test_a_language_nobody_knows_is_a_problem():
    (problem,) = extract("12 mars 2020", lang="xx").problems
    assert problem.code == "no-pack" and "nothing was read" in problem.message
    assert not reads_dates("xx") and not reads_dates("und") and reads_dates("pt-BR")


def test_texts_with_a_pack_do_not_load_dateparser():
    script = (
        "import sys, timeline; timeline.extract('Signed on 12 March 2020.', lang='en');"
        "timeline.extract('وقع في 12 مارس 2020', lang='ar'); print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


@pytest.mark.usefixtures("nothing_left_over")
@pytest.mark.parametrize("unit", ["mars ", "12 ", "12 mars ", "le 12 mars 2020 ", "mars 2020 et ", "2020-03-12 "])
def test_time_is_linear(unit):
    def once(size: int) -> float:
        text, doc = read_text(unit * (size // len(unit))), DocumentInfo("d", "fr")
        begin = time.process_time()
        find_dates(text, doc)
        return time.process_time() - begin

    once(1_000)
    assert once(80_000) < max(8 * once(20_000), 1.0)
