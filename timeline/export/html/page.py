"""The page as a whole: one file, and a policy under which nothing but its own style and script can act."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from timeline.export.html import lists, tools
from timeline.export.html.nodes import Html, data_block, join, node
from timeline.export.html.numbers import menus, numbers
from timeline.export.html.view import View
from timeline.export.words import Words, common_lang, load_words
from timeline.values import Timeline

STYLES = ("page.css", "entry.css", "tools.css", "chart.css", "print.css")
SCRIPTS = (
    "scale.js", "lanes.js", "model.js", "chart.js", "overview.js", "moves.js", "panel.js", "filters.js", "start.js",
)  # fmt: skip


def to_html(timeline: Timeline, *, lang: str | None = None, title: str | None = None) -> str:
    """The timeline as one HTML page: a list that reads without a script, and a chart, filters and a panel with one.

    `lang` is the language of the page's own words (that of most documents if not given), `title` its headline.
    No text of an article can act in the page: all is escaped, and the page's policy allows no script but its own.

    >>> page = to_html(Timeline("t1"))
    >>> "No events were found." in page, "://" in page
    (True, False)
    """
    words = load_words(lang or common_lang(document.lang for document in timeline.documents))
    view = View.of(timeline, words)
    title = title or lists.page_title(timeline)
    html = node("html", _head(words, title), _body(view, title), lang=words.lang, dir=words.dir)
    return f"<!doctype html>\n{html}\n"


def policy() -> str:
    """The content security policy: nothing from anywhere, and the page's own style and script by their digests."""
    style, script = (f"'sha256-{_digest(text)}'" for text in (_style(), _script()))
    return (
        f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _style() -> Html:
    return Html("\n".join(_asset(name) for name in STYLES))


@cache
def _script() -> Html:
    """All scripts as one, in a scope of its own."""
    return Html('(() => {\n"use strict";\n' + "\n".join(_asset(name) for name in SCRIPTS) + "\n})();")


def _asset(name: str) -> str:
    return (files("timeline.export.html") / "assets" / name).read_text(encoding="utf-8")


def _head(words: Words, title: str | None) -> Html:
    return node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", http_equiv="Content-Security-Policy", content=policy()),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("meta", name="color-scheme", content="light dark"),
        node("meta", name="referrer", content="no-referrer"),
        node("link", rel="icon", href="data:,"),
        node("title", title or words["page"]["timeline"]),
        node("style", _style()),
        node("script", _script()),
    )


def _body(view: View, title: str | None) -> Html:
    words, kinds = view.words["page"], menus(view)
    data = node("script", data_block(numbers(view, kinds)), type="application/json", id="data")
    theme = view.words["tools"]["theme"]
    button = node("button", "◐", type="button", id="theme", class_="js-only", title=theme, aria_label=theme)
    top = node("div", lists.heading(view, title), button, class_="top")
    events = node("section", node("h2", words["events"]), lists.event_list(view), id="events", tabindex="-1")
    tail = node("div", lists.conflicts(view), lists.sources(view), lists.problems(view), class_="tail")
    work = join(tools.chart(view), tools.tools(view, kinds)) if view.timeline.events else None
    left = node("div", work, node("div", events, tail, class_="columns"))
    main = node("main", left, tools.panel(view))
    skip = node("a", words["skip"], href="#events", class_="skip")
    return node("body", skip, top, main, node("footer", node("p", words["made"])), data)
