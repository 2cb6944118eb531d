"""The controls of the page; hidden until the script works them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from timeline.export.html.nodes import Html, foreign, node
from timeline.export.html.view import View
from timeline.values.mentions import STATUSES

_MOST_NAMES = 300


def choices(names: Iterable[str]) -> list[str]:
    """Names from the most to the least common, at most `_MOST_NAMES`; equally common ones by the alphabet."""
    counted = Counter(names)
    return sorted(counted, key=lambda name: (-counted[name], name))[:_MOST_NAMES]


def tools(view: View, menus: Sequence[tuple[str, Sequence[str]]]) -> Html:
    """Search, one box for each status there is, and a menu for each kind of name there are two of."""
    words = view.words["tools"]
    present = [name for name in STATUSES if any(event.status == name for event in view.timeline.events)]
    boxes = [_box(view, name) for name in present]
    search = node("label", node("span", words["search"]), node("input", type="search", id="search", autocomplete="off"))
    return node(
        "form",
        node("h2", words["tools"], class_="unseen"),
        search,
        node("fieldset", node("legend", words["status"]), *boxes),
        *(_menu(words["all"], words[kind], kind, names) for kind, names in menus),
        node("p", node("output", id="count", role="status"), _button("show-all", words["reset"]), class_="result"),
        class_="tools js-only",
        role="search",
    )


def _box(view: View, name: str) -> Html:
    box = node("input", type="checkbox", name="status", value=STATUSES.index(name), checked=True)
    return node("label", box, node("span", view.words["status"][name], class_=f"status {name}"))


def _menu(every: str, title: str, kind: str, names: Sequence[str]) -> Html | None:
    if len(names) < 2:
        return None
    options = (foreign("option", name, value=number) for number, name in enumerate(names))
    menu = node("select", node("option", every, value=""), *options, name=kind)
    return node("label", node("span", title), menu)


def _button(name: str, words: str, sign: str = "") -> Html:
    label = words if sign else None
    return node("button", sign or words, type="button", id=name, aria_label=label, title=label)


def chart(view: View) -> Html:
    """The place of the chart and its buttons."""
    words = view.words["tools"]
    fold = node("label", node("input", type="checkbox", id="fold", checked=True), node("span", words["fold"]))
    buttons = [
        _button("zoom-out", words["zoom_out"], "−"),
        _button("zoom-in", words["zoom_in"], "+"),
        _button("whole", words["whole"], "⤢"),
    ]
    layers = [node("div", class_="ticks", aria_hidden="true"), node("div", class_="marks")]
    return node(
        "section",
        node("h2", words["chart"], class_="unseen"),
        node("div", *layers, id="chart", role="group", aria_label=words["chart"], aria_describedby="hint"),
        node("div", id="overview", aria_hidden="true"),
        node("div", fold, node("p", words["hint"], id="hint"), *buttons, class_="buttons"),
        class_="chart js-only",
    )


def panel(view: View) -> Html:
    """The place where a chosen event is shown with all that is known of it."""
    words = view.words["tools"]
    buttons = [
        _button("previous", words["previous"], "‹"),
        _button("next", words["next"], "›"),
        _button("close", words["close"], "×"),
    ]
    bar = node("div", *buttons, class_="bar")
    return node("aside", bar, node("div", class_="chosen"), id="panel", aria_label=words["panel"], hidden=True)
