"""What the words between two triggers state of their order."""

from __future__ import annotations

import pytest

from timeline import Document
from timeline.events.forms import trigger_forms
from timeline.events.links import stated_links
from timeline.events.view import view_sentences
from timeline.order import pair_features
from timeline.pipeline import extract
from timeline.training.layers import read_draft


def links(text, lang):
    draft = read_draft(Document(text, lang=lang, published="2025-04-08"))
    view = view_sentences(draft.text, draft.pack, draft.times, trigger_forms(lang))[0]

    def word(index):
        return draft.text.surface(
            draft.text.starts[view.triggers[index].first], draft.text.ends[view.triggers[index].last - 1]
        )

    return [(word(link.source), link.relation, word(link.target)) for link in stated_links(view)]


@pytest.mark.parametrize(
    ("lang", "text", "link"),
    [
        ("en", "Residents fled before the army attacked.", ("fled", "before", "attacked")),
        ("en", "Police arrested the owner after the fire.", ("arrested", "after", "fire")),
        ("en", "As soon as the president resigned, protesters celebrated.", ("celebrated", "after", "resigned")),
        ("en", "The border has been closed since the attack.", ("closed", "after", "attack")),
        ("en", "Prices have risen since the government collapsed.", ("risen", "after", "collapsed")),
        ("en", "They fought until the ceasefire.", ("fought", "before", "ceasefire")),
        ("ar", "غادر الوزير قبل أن يندلع الحريق.", ("غادر", "before", "يندلع")),
        ("ar", "اعتقلت الشرطة المالك بعد أن اندلع الحريق.", ("اعتقلت", "after", "اندلع")),
        ("ar", "ارتفعت الأسعار منذ أن انهارت الحكومة.", ("ارتفعت", "after", "انهارت")),
        ("ar", "تواصل القتال حتى وقف إطلاق النار.", ("القتال", "before", "وقف إطلاق النار")),
    ],
)
def test_signals_between_two_events(lang, text, link):
    assert links(text, lang) == [link]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister did not resign until the vote."),
        ("en", "The army moved to attack the town."),
        ("en", "The deal was signed through negotiations."),
        ("en", "Since Sunday police arrested ten men and attacked two."),
        ("en", "The crowd protested while police arrested the owner."),
        ("ar", "لم يستقل الوزير حتى التصويت."),
        ("ar", "تظاهر الآلاف بينما اعتقلت الشرطة المالك."),
    ],
)
def test_what_states_no_order_makes_no_link(lang, text):
    assert links(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "first", "second"),
    [
        ("en", "Police arrested the owner on Monday. Residents had fled the village.", "arrested", "fled"),
        ("ar", "اعتقلت الشرطة المالك يوم الاثنين. وكان السكان قد فروا من القرية.", "اعتقلت", "فروا"),
    ],
)
def test_a_flashback_is_told_to_the_model_by_its_tense(lang, text, first, second):
    found = extract(text, lang=lang, published="2025-04-08", keep="all")
    mentions = {m.text: m for event in found.events for m in event.mentions}
    assert pair_features(mentions[first], mentions[second])["tenses_past_perfect"] == 1.0
