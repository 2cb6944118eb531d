"""What the formats allow, written from their documentation: only as much of it as the library writes."""

from timeline.values.mentions import STATUSES

TEXT = {"type": "string", "pattern": "^[^<>]*$"}
"""Within HTML: nothing that opens a tag."""
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$"}


def closed(required, **properties):
    """An object with these properties and no others."""
    names = sorted(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


PARTS = closed(
    ["year"],
    year={"type": "integer"},
    month={"type": "integer", "minimum": 1, "maximum": 12},
    day={"type": "integer", "minimum": 1, "maximum": 31},
)
WORDS = closed(None, headline=TEXT, text=TEXT)
SLIDE = closed(
    ["start_date", "display_date", "text", "unique_id"],
    start_date=PARTS,
    end_date=PARTS,
    display_date=TEXT,
    text=WORDS,
    group=TEXT,
    unique_id={"type": "string"},
)
ITEM = closed(
    ["id", "content", "start", "type", "title", "className"],
    id={"type": "string"},
    content=TEXT,
    title=TEXT,
    start=DATE,
    end=DATE,
    type={"enum": ["box", "range"]},
    className={"type": "string"},
)
VALUE = {
    "type": "object",
    "properties": {"start": DATE, "end": DATE, "status": {"enum": list(STATUSES)}, "exact": {"type": "boolean"}},
    "required": ["name", "title", "when", "start", "end", "status", "exact"],
}
MARK = {"properties": {"type": {"enum": ["bar", "tick"]}}, "required": ["type"]}
FIELD = {"enum": VALUE["required"]}
CHANNEL = {"properties": {"type": {"enum": ["temporal", "ordinal", "nominal"]}, "field": FIELD}}
ENCODING = {"type": "object", "additionalProperties": {"anyOf": [CHANNEL, {"type": "array", "items": CHANNEL}]}}
LAYER = closed(None, mark=MARK, encoding=ENCODING)
CHART = closed(
    ["$schema", "data", "layer"],
    **{"$schema": {"const": "https://vega.github.io/schema/vega-lite/v5.json"}},
    description=TEXT,
    usermeta={"type": "object"},
    width={"type": "integer"},
    height=closed(None, step={"type": "integer"}),
    data=closed(None, values={"type": "array", "items": VALUE}),
    layer={"type": "array", "items": LAYER, "minItems": 1},
)


def named(kind):
    return closed(None, **{"@type": {"const": kind}}, name={"type": "string", "minLength": 1})


ISO = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
EVENT_STATUSES = ("EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled", "EventMovedOnline")
ARTICLE = closed(
    ["@type", "identifier"],
    **{"@type": {"const": "NewsArticle"}},
    identifier={"type": "string"},
    headline={"type": "string"},
    datePublished=ISO,
    publisher=named("Organization"),
    inLanguage={"type": "string"},
)
EVENT = closed(
    ["@type", "identifier", "name"],
    **{"@type": {"const": "Event"}},
    identifier={"type": "string"},
    name={"type": "string", "minLength": 1},
    description={"type": "string"},
    startDate=ISO,
    endDate=ISO,
    eventStatus={"enum": [f"https://schema.org/{name}" for name in EVENT_STATUSES]},
    location=named("Place"),
    about={"type": "array", "items": named("Thing")},
    subjectOf={"type": "array", "items": ARTICLE},
)
SCHEMAS = {
    "timelinejs": closed(
        ["events"],
        scale={"const": "human"},
        title=closed(None, text=WORDS),
        events={"type": "array", "items": SLIDE},
    ),
    "vis": {"type": "array", "items": ITEM},
    "vega": CHART,
    "jsonld": closed(
        None, **{"@context": {"const": "https://schema.org"}, "@graph": {"type": "array", "items": EVENT}}
    ),
}

TIMEML = """
<!ELEMENT TimeML (DOCID, DCT?, TITLE?, TEXT, (MAKEINSTANCE | TLINK)*)>
<!ELEMENT DOCID (#PCDATA)>
<!ELEMENT DCT (TIMEX3)>
<!ELEMENT TITLE (#PCDATA)>
<!ELEMENT TEXT (#PCDATA | TIMEX3 | EVENT | SIGNAL)*>
<!ELEMENT SIGNAL (#PCDATA)>
<!ATTLIST SIGNAL sid ID #REQUIRED>
<!ELEMENT EVENT (#PCDATA)>
<!ATTLIST EVENT
  eid ID #REQUIRED
  class (OCCURRENCE | PERCEPTION | REPORTING | ASPECTUAL | STATE | I_STATE | I_ACTION) #REQUIRED>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3
  tid ID #REQUIRED
  type (DATE | TIME | DURATION | SET) #REQUIRED
  value CDATA #REQUIRED
  mod (BEFORE | AFTER | ON_OR_BEFORE | ON_OR_AFTER | LESS_THAN | MORE_THAN | EQUAL_OR_LESS | EQUAL_OR_MORE
       | START | MID | END | APPROX) #IMPLIED
  functionInDocument (CREATION_TIME | EXPIRATION_TIME | MODIFICATION_TIME | PUBLICATION_TIME | RELEASE_TIME
       | RECEPTION_TIME | NONE) #IMPLIED
  temporalFunction (true | false) #IMPLIED
  valueFromFunction IDREF #IMPLIED
  anchorTimeID IDREF #IMPLIED
  beginPoint IDREF #IMPLIED
  endPoint IDREF #IMPLIED
  quant CDATA #IMPLIED
  freq CDATA #IMPLIED>
<!ELEMENT MAKEINSTANCE EMPTY>
<!ATTLIST MAKEINSTANCE
  eiid ID #REQUIRED
  eventID IDREF #REQUIRED
  tense (PAST | PRESENT | FUTURE | INFINITIVE | PRESPART | PASTPART | NONE) #REQUIRED
  aspect (PROGRESSIVE | PERFECTIVE | PERFECTIVE_PROGRESSIVE | NONE) #REQUIRED
  pos (ADJECTIVE | NOUN | VERB | PREPOSITION | OTHER) #REQUIRED
  polarity (POS | NEG) #REQUIRED
  modality CDATA #IMPLIED
  cardinality CDATA #IMPLIED
  signalID IDREF #IMPLIED>
<!ELEMENT TLINK EMPTY>
<!ATTLIST TLINK
  lid ID #REQUIRED
  origin CDATA #IMPLIED
  eventInstanceID IDREF #IMPLIED
  timeID IDREF #IMPLIED
  relatedToEventInstance IDREF #IMPLIED
  relatedToTime IDREF #IMPLIED
  signalID IDREF #IMPLIED
  relType (BEFORE | AFTER | INCLUDES | IS_INCLUDED | DURING | DURING_INV | SIMULTANEOUS | IAFTER | IBEFORE | IDENTITY
       | BEGINS | ENDS | BEGUN_BY | ENDED_BY) #REQUIRED>
"""
"""TimeML 1.2.1 within the layout of TempEval-3."""
