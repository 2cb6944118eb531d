"""Ordering events, on stories a reader can follow."""

from datetime import date

from attrs import evolve

from timeline.order import Undecided, order_events
from timeline.values import Bounds, Event, EventMention, Link, Origin

PUBLISHED = {"d1": date(2025, 4, 8)}


def make(name, *, on=None, begin=None, end=None, links=(), status="happened", place=0, sentence=0):
    begin = Bounds(on, on) if begin is None else begin
    end = begin if end is None else end
    start = 100 * sentence + 20 * place
    mention = EventMention(
        f"m-{name}",
        "d1",
        start,
        start + 6,
        name,
        (100 * sentence, 100 * sentence + 99),
        status=status,
        links=tuple(Link(relation, f"m-{to}", days, words) for relation, to, days, words in links),
    )
    known = "day" if begin.days() == 1 else "unknown"
    return Event(f"e-{name}", name, "en", status, known, begin.edtf(), begin, end, mentions=(mention,))


class Says:
    """A judge that knows some pairs by the words of their mentions."""

    def __init__(self, known):
        self.known = known

    def relations(self, pairs):
        return [self.known.get((a.text, b.text), {"vague": 1.0}) for a, b in pairs]


def ordered(events, judge=None, published=PUBLISHED):
    found = order_events(events, judge or Undecided(), published)
    return found, {event.title: event for event in found.events}


def befores(found):
    return {
        (r.a[2:], r.b[2:]): (r.probability, r.evidence) for r in found.relations if r.relation == "before"
    }


def signing(days=(1, 10)):
    link = ("before", "inauguration", days, "a few days before the inauguration")
    return make("signing", on=date(2025, 1, 17), links=[link])


def test_a_few_days_before_dates_the_other_event():
    found, events = ordered([make("inauguration", sentence=1), signing()])
    inauguration = events["inauguration"]
    assert inauguration.begin == Bounds(date(2025, 1, 18), date(2025, 1, 27))
    assert inauguration.end == inauguration.begin
    assert inauguration.edtf == "2025-01-18/2025-01-27"
    assert inauguration.granularity == "unknown"
    assert inauguration.why == (
        "begins between 2025-01-18 and 2025-01-27: after «signing» by 1 to 10 days "
        "(«a few days before the inauguration»); «signing» begins on 2025-01-17",
        "ends on or before 2025-01-27: «inauguration» is taken to end on the day it begins",
    )
    assert events["signing"].why == ()
    assert inauguration.provenance == (Origin("begin", events=("e-signing",)), Origin("end", events=("e-signing",)))
    assert befores(found) == {("signing", "inauguration"): (1.0, ("dates", "text"))}


def test_an_exact_distance_gives_a_day():
    _, events = ordered([signing((3, 3)), make("inauguration", sentence=1)])
    assert events["inauguration"].edtf == "2025-01-20"
    assert events["inauguration"].granularity == "day"


def test_a_link_the_dates_refuse_becomes_a_problem_and_dates_stay():
    found, events = ordered([signing(), make("inauguration", on=date(2025, 3, 1), sentence=1)])
    assert events["inauguration"].edtf == "2025-03-01"
    (problem,) = found.problems
    assert (problem.code, problem.doc, problem.derived) == ("contradiction", "d1", True)
    assert "«inauguration» is after «signing» by 1 to 10 days" in problem.message
    assert "«inauguration» begins on 2025-03-01" in problem.message
    assert befores(found) == {("signing", "inauguration"): (1.0, ("dates",))}


def test_events_of_one_day_keep_the_order_of_the_text():
    day = date(2025, 1, 17)
    link = ("before", "arrival", None, "before arriving")
    found, events = ordered([make("arrival", on=day), make("departure", on=day, links=[link], place=1)])
    assert [event.title for event in found.events] == ["departure", "arrival"]
    assert befores(found) == {("departure", "arrival"): (1.0, ("text",))}
    assert events["arrival"].begin == Bounds(day, day)


def test_relations_are_the_transitive_reduction():
    days = [make(str(i), on=date(2025, 1, i), sentence=i) for i in (1, 2, 3, 4)]
    found, _ = ordered(days)
    assert set(befores(found)) == {("1", "2"), ("2", "3"), ("3", "4")}


def test_a_plan_without_a_date_lies_after_the_publication_and_what_happened_before_it():
    found, events = ordered([make("visit", status="planned"), make("arrest", sentence=1)])
    assert events["visit"].begin == Bounds(date(2025, 4, 8), None)
    assert events["visit"].edtf == "2025-04-08/.."
    assert events["arrest"].end == Bounds(None, date(2025, 4, 8))
    assert events["arrest"].edtf == "../2025-04-08"
    assert events["arrest"].why == ("begins on or before 2025-04-08: told of on 2025-04-08, the day of publication",)
    assert events["visit"].why == (
        "begins on or after 2025-04-08: still to come on 2025-04-08, the day of publication",
    )
    assert {event.origin("begin") for event in found.events} == {Origin("begin", mentions=(0,))}
    assert [event.title for event in found.events] == ["arrest", "visit"]


def test_a_dated_plan_keeps_its_date():
    _, events = ordered([make("visit", on=date(2025, 3, 1), status="planned")])
    assert events["visit"].edtf == "2025-03-01"


def test_without_a_publication_date_nothing_is_assumed():
    _, events = ordered([make("arrest")], published={})
    assert events["arrest"].begin.open
    assert events["arrest"].why == ()


def test_a_decision_orders_but_moves_no_date():
    january = Bounds(date(2025, 1, 1), date(2025, 1, 31))
    judge = Says({("raid", "trial"): {"before": 0.9, "vague": 0.1}})
    found, events = ordered([make("trial", on=date(2025, 1, 9), place=1), make("raid", begin=january)], judge)
    assert events["raid"].begin == january
    assert befores(found) == {("raid", "trial"): (0.9, ("model",))}
    assert "before «trial» (model, 0.90)" in events["raid"].why


def test_a_refused_decision_is_told_with_its_proof():
    judge = Says(
        {
            ("raid", "trial"): {"before": 0.9},
            ("trial", "verdict"): {"before": 0.8},
            ("raid", "verdict"): {"after": 0.7},
        }
    )
    found, events = ordered([make(n, place=i) for i, n in enumerate(["raid", "trial", "verdict"])], judge)
    assert [event.title for event in found.events] == ["raid", "trial", "verdict"]
    assert set(befores(found)) == {("raid", "trial"), ("trial", "verdict")}
    (told,) = [line for line in events["verdict"].why if line.startswith("not kept")]
    assert "«raid» is after «verdict» (model, 0.70) cannot hold with" in told
    assert "«trial» is after «raid» (model, 0.90)" in told


def test_an_unsure_or_vague_answer_decides_nothing():
    judge = Says({("a", "b"): {"before": 0.59, "vague": 0.41}})
    found, _ = ordered([make("a"), make("b", place=1)], judge)
    assert not found.relations


def test_a_period_includes_and_its_order_carries_over():
    inside = ("is_included", "summit", None, "during the summit")
    vote = make("vote", place=1, links=[inside])
    summit = make("summit", links=[("before", "strike", None, "ahead of the strike")])
    found, _ = ordered([vote, summit, make("strike", sentence=1)])
    included = [(r.a, r.b) for r in found.relations if r.relation == "includes"]
    assert included == [("e-summit", "e-vote")]
    assert set(befores(found)) == {("summit", "strike")}


def test_events_that_begin_together_share_what_is_before_them():
    together = ("simultaneous", "siren", None, "as the siren sounded")
    drill = make("drill", links=[("before", "lunch", None, "before lunch")])
    found, _ = ordered(
        [drill, make("siren", place=1), make("lunch", place=2), evolve_links(drill, together)][1:]
    )
    assert set(befores(found)) == {("drill", "lunch"), ("siren", "lunch")}


def evolve_links(event, link):
    """The event with one more link."""
    mention = event.mentions[0]
    more = (*mention.links, Link(link[0], f"m-{link[1]}", link[2], link[3]))
    return evolve(event, mentions=(evolve(mention, links=more),))


def test_a_link_within_one_event_is_passed_over():
    event = evolve_links(make("a"), ("before", "a", None, "itself"))
    found, _ = ordered([event])
    assert not found.problems
    assert not found.relations


def test_bounds_that_contradict_themselves_are_kept_and_told():
    odd = make("war", on=date(2025, 2, 1), end=Bounds(date(2025, 1, 1), date(2025, 1, 1)))
    found, events = ordered([odd])
    assert (events["war"].begin, events["war"].end) == (odd.begin, odd.end)
    assert [problem.code for problem in found.problems] == ["contradiction"]


def test_a_distance_beyond_the_calendar_leaves_bounds_open():
    links = [("before", "b", (1, 10**7), "long before")]
    _, events = ordered([make("a", on=date(9999, 12, 30), links=links), make("b", place=1)], published={})
    assert events["b"].begin == Bounds(date(9999, 12, 31), None)


def test_nothing_in_nothing_out():
    assert order_events([], Undecided(), {}).events == ()
