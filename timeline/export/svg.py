"""A timeline as a picture for slides."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from timeline.export.layout import wrap
from timeline.export.safe import clean, direction, printable, xml_attribute, xml_text
from timeline.export.shown import document_names, is_exact, told_by
from timeline.export.wording import plain_title, when_words
from timeline.export.words import Words, common_lang, load_words
from timeline.values import Event, Timeline
from timeline.values.mentions import STATUSES

_WIDTH, _MARGIN, _AXIS = 1280, 40, 360
_LINE, _GAP = 28, 18
_CELLS, _DATE_CELLS = 70, 24
"""Cells of a line of a title and of a date: at this size, capitals fit too."""
_COLORS = dict(zip(STATUSES, ("#2e7d32", "#00838f", "#1565c0", "#b26a00", "#c62828"), strict=True))


@frozen
class Row:
    """What the picture shows of an event, and how far down it stands."""

    event: Event
    top: int
    when: list[str]
    title: list[str]
    facts: str

    @property
    def height(self) -> int:
        """Pixels to the next event."""
        return _LINE * max(len(self.title) + bool(self.facts), len(self.when)) + _GAP


def to_svg(timeline: Timeline) -> str:
    """SVG 1.1, 1280 pixels wide: the events from top to bottom in order, each with its date, title and sources.

    Dots are filled where the days are known, hollow where they lie within bounds or are unknown. A timeline that is
    mostly written from right to left is drawn from right to left. Dates and statuses are in the language of most
    documents. Fonts are whatever the viewer has for sans-serif.
    """
    words = load_words(common_lang(document.lang for document in timeline.documents))
    rows = list(_rows(timeline, words))
    turned = sum(direction(plain_title(row.event)) == "rtl" for row in rows) * 2 > len(rows)
    height = 2 * _MARGIN + (rows[-1].top + rows[-1].height - _MARGIN if rows else _LINE)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img" font-family="sans-serif" font-size="20">',
        f"<title>{words['page']['events']}: {len(rows)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    axis = _x(_AXIS, turned)
    parts.append(f'<path d="M{axis} {_MARGIN}V{height - _MARGIN}" stroke="#9e9e9e" stroke-width="2"/>')
    for row in rows:
        parts += _draw(row, turned)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _rows(timeline: Timeline, words: Words) -> Iterator[Row]:
    names, top = document_names(timeline), _MARGIN
    for event in timeline.events:
        facts = [words["status"][event.status]] if event.status != "happened" else []
        facts += [shown for text in (event.place or "", *told_by(event, names)) if (shown := clean(text))]
        line, *more = wrap(" · ".join(printable(fact) for fact in facts), _CELLS)
        when = wrap(printable(when_words(event, words)), _DATE_CELLS)
        title = wrap(printable(plain_title(event)), _CELLS)
        row = Row(event, top, when, title, f"{line} …" if more else line)
        yield row
        top += row.height


def _draw(row: Row, turned: bool) -> Iterator[str]:
    """The dot, the date on one side of the axis, title and facts on the other."""
    base, color = row.top + _LINE, _COLORS[row.event.status]
    exact = is_exact(row.event)
    fill, dashes = (color, "") if exact else ("#ffffff", ' stroke-dasharray="3 2"')
    axis = _x(_AXIS, turned)
    yield f'<circle cx="{axis}" cy="{base - 7}" r="7" fill="{fill}" stroke="{color}" stroke-width="2"{dashes}/>'
    beside = _x(_AXIS - 24, turned)
    for number, line in enumerate(row.when):
        yield _text(line, (beside, base + number * _LINE), left=turned, style=f'fill="{color}"')
    across = _x(_AXIS + 24, turned)
    lang = xml_attribute(clean(row.event.lang))
    for number, line in enumerate(row.title):
        style = f'fill="#212121" xml:lang="{lang}"'
        yield _text(line, (across, base + number * _LINE), left=not turned, style=style)
    if row.facts:
        below = (across, base + len(row.title) * _LINE)
        yield _text(row.facts, below, left=not turned, style='fill="#616161" font-size="16"')


def _x(place: int, turned: bool) -> int:
    return _WIDTH - place if turned else place


def _text(text: str, at: tuple[int, int], *, left: bool, style: str) -> str:
    """A line of text whose left or right edge is at a place.

    Right-to-left text stands in Unicode isolates instead of an attribute ``direction``: with that, programs disagree
    on which edge ``text-anchor`` means.
    """
    attributes = f'x="{at[0]}" y="{at[1]}" text-anchor="{"start" if left else "end"}" {style}'
    return f"<text {attributes}>{xml_text(text)}</text>"
