"""Layer 12: documents and their events in one file of SQLite. Start reading at `timeline/archive/archive.py`."""

from timeline.archive.archive import Archive
from timeline.archive.results import Added, Stats

__all__ = ["Added", "Archive", "Stats"]
