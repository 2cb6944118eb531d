"""A document of a timeline as annotated text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from timeline.errors import InputError
from timeline.export.safe import xml_attribute, xml_text
from timeline.export.timeml_links import DCT, instance_name, links
from timeline.values import DocumentInfo, EventMention, Timeline, TimeMention
from timeline.values.ids import stable_id

_CLASSES = {"reporting": "REPORTING", "aspectual": "ASPECTUAL", "state": "STATE", "intention": "I_ACTION"}
_TENSES = {"past": "PAST", "perfect": "PAST", "present": "PRESENT", "future": "FUTURE", "infinitive": "INFINITIVE"}
_PARTS_OF_SPEECH = {"verb": "VERB", "noun": "NOUN"}
_MODS = frozenset({
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "MID", "END", "APPROX",
})  # fmt: skip
Mention = TimeMention | EventMention


@frozen
class Annotated:
    """A document, its text, what is tagged in it, and the TimeML ids of that."""

    document: DocumentInfo
    text: str
    mentions: tuple[Mention, ...]
    """In the order of the text, none over another."""
    names: Mapping[str, str]
    """``t1`` or ``e1`` by the id of a mention."""


def to_timeml(timeline: Timeline, texts: Mapping[str, str]) -> dict[str, str]:
    """TimeML 1.2.1 in the layout of TempEval-3, a file a document, by the ids of the documents.

    `texts` has the text of each document by its id, as it was read; InputError if one is missing or another. TimeML
    tags cannot overlap: a trigger within a time or another trigger is left out. Events of the timeline become TLINKs
    between their first triggers; further triggers of one event are IDENTITY.
    """
    return {document.id: _file(timeline, _annotated(timeline, document, texts)) for document in timeline.documents}


def one_timeml(timeline: Timeline, texts: Mapping[str, str]) -> str:
    """The one file of a timeline of one document."""
    if len(timeline.documents) != 1:
        message = f"a TimeML file holds one document, and this timeline has {len(timeline.documents)}: write one by one"
        raise InputError(message, place="timeml", value=[document.id for document in timeline.documents])
    return to_timeml(timeline, texts)[timeline.documents[0].id]


def _annotated(timeline: Timeline, document: DocumentInfo, texts: Mapping[str, str]) -> Annotated:
    text = texts.get(document.id)
    if text is None:
        raise InputError("TimeML needs the text of every document", place=document.id)
    if document.digest and document.digest != stable_id("", text):
        raise InputError("this is not the text the timeline was made from", place=document.id)
    triggers = [mention for event in timeline.events for mention in event.mentions]
    mentions = _apart(document.id, text, [*timeline.times, *triggers])
    names, counts = {}, {"t": 0, "e": 0}
    for mention in mentions:
        letter = "t" if isinstance(mention, TimeMention) else "e"
        counts[letter] += 1
        names[mention.id] = f"{letter}{counts[letter]}"
    return Annotated(document, text, mentions, names)


def _apart(doc: str, text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions of a document that stand in its text, none over another: times first, then by place."""
    here = [m for m in mentions if m.doc == doc and 0 <= m.start < m.end and text[m.start : m.end] == m.text]
    kept: list[Mention] = []
    for mention in sorted(here, key=lambda m: (not isinstance(m, TimeMention), m.start, -m.end, m.id)):
        if all((mention.end <= other.start or other.end <= mention.start) and mention.id != other.id for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _file(timeline: Timeline, read: Annotated) -> str:
    triggers = [mention for mention in read.mentions if isinstance(mention, EventMention)]
    published = read.document.published
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<TimeML>", f"<DOCID>{xml_text(read.document.id)}</DOCID>"]
    if published:
        stated = {"tid": DCT, "type": "DATE", "value": f"{published}", "functionInDocument": "CREATION_TIME"}
        parts.append(f"<DCT>{_tag('TIMEX3', stated, f'{published}')}</DCT>")
    parts.append(f"<TEXT>{''.join(_inline(read))}</TEXT>")
    parts += [_tag("MAKEINSTANCE", _instance(mention, read.names[mention.id])) for mention in triggers]
    for number, link in enumerate(links(timeline, read.document, read.names), 1):
        parts.append(_tag("TLINK", {"lid": f"l{number}", **link}))
    return "\n".join([*parts, "</TimeML>"]) + "\n"


def _inline(read: Annotated) -> Iterator[str]:
    at = 0
    for mention in read.mentions:
        yield xml_text(read.text[at : mention.start])
        name = read.names[mention.id]
        if isinstance(mention, TimeMention):
            yield _tag("TIMEX3", _timex(mention, name, read), mention.text)
        else:
            yield _tag("EVENT", {"eid": name, "class": _CLASSES.get(mention.kind, "OCCURRENCE")}, mention.text)
        at = mention.end
    yield xml_text(read.text[at:])


def _timex(time: TimeMention, name: str, read: Annotated) -> dict[str, str]:
    attributes = {"tid": name, "type": time.type, "value": time.value}
    if time.mod in _MODS:
        attributes["mod"] = str(time.mod)
    anchor = _anchor(time, read)
    relative = {"temporalFunction": "true" if time.anchor else "false"}
    return attributes | relative | ({"anchorTimeID": anchor} if anchor else {})


def _anchor(time: TimeMention, read: Annotated) -> str | None:
    """The TIMEX3 that a time is counted from, if it is one of this document."""
    if time.anchor is None:
        return None
    if time.anchor.kind == "published":
        return DCT if read.document.published else None
    name = read.names.get(time.anchor.ref or "")
    return name if name and name.startswith("t") else None


def _instance(mention: EventMention, name: str) -> dict[str, str]:
    return {
        "eiid": instance_name(name),
        "eventID": name,
        "pos": _PARTS_OF_SPEECH.get(mention.pos, "OTHER"),
        "tense": _TENSES.get(mention.tense, "NONE"),
        "aspect": "PERFECTIVE" if mention.tense == "perfect" else "NONE",
        "polarity": "NEG" if mention.status == "denied" else "POS",
        **({"modality": "POSSIBLE"} if mention.status == "possible" else {}),
    }


def _tag(name: str, attributes: Mapping[str, str], text: str | None = None) -> str:
    written = "".join(f' {key}="{xml_attribute(value)}"' for key, value in attributes.items())
    return f"<{name}{written}/>" if text is None else f"<{name}{written}>{xml_text(text)}</{name}>"
