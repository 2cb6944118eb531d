"""Short news for the tests of the archive: some tell one event, some share only a day or a name."""

from __future__ import annotations

from functools import cache
from random import Random

from timeline import Archive, Document
from timeline.batch import join_evidence, read_many
from timeline.values.timeline import Evidence

NAMES = ("Karim Haddad", "Anna Weber", "Salim Nasser", "Laura Bianchi")
DEEDS = ("resigned", "was arrested", "met Maria Lopez", "signed the treaty with Peter Novak")
ENGLISH = "{name} {deed} in {city} on {day} March 2025. The next day the court met and 12 people were killed."
ARABIC = "استقال كريم حداد يوم {day} مارس 2025 في بيروت. وقال متحدث إن المحكمة اجتمعت في اليوم التالي."


def documents() -> list[Document]:
    """Thirty of them, in two languages."""
    found = []
    for n in range(26):
        text = ENGLISH.format(
            name=NAMES[n % 4], deed=DEEDS[n * 7 % 4], city=("Beirut", "Rome")[n % 2], day=3 + n * 5 % 9
        )
        published = f"2025-03-{13 + n % 7}" if n % 8 else None
        found.append(Document(text, id=f"en-{n}", published=published, lang="en", source=f"paper {n % 3}"))
    for n in range(4):
        text = ARABIC.format(day=3 + n)
        found.append(Document(text, id=f"ar-{n}", published="2025-03-14", lang="ar", source="جريدة"))
    return found


@cache
def read() -> list[tuple[Document, Evidence]]:
    """The documents with their evidence, read once."""
    news = documents()
    return list(zip(news, (join_evidence([one]) for one in read_many(news)), strict=True))


def content(archive: Archive) -> str:
    """All that an archive says, as bytes that can be compared."""
    return archive.query().to_json() + repr(list(archive.documents())) + repr(list(archive.conflicts()))


Step = list[tuple[Document, Evidence]] | str
"""Documents to add, or the id of one to remove."""
Steps = list[Step]


def steps_of(seed: int) -> Steps:
    """All documents in some order, a few at a time, and some of them removed again."""
    random = Random(seed)
    left = random.sample(read(), len(read()))
    steps: Steps = []
    while left:
        some, left = left[: (size := random.randint(1, 8))], left[size:]
        steps.append(some)
        if random.random() < 0.3:
            steps.append(random.choice(some)[0].id)
    return steps


def do_step(archive: Archive, step: Step) -> None:
    """Add or remove."""
    if isinstance(step, str):
        archive.remove(step)
    else:
        archive.add_read(step)


def ids_after(steps: Steps) -> frozenset[str]:
    """What is in an archive after some steps."""
    kept: set[str] = set()
    for step in steps:
        kept = kept - {step} if isinstance(step, str) else kept | {document.id for document, _ in step}
    return frozenset(kept)
