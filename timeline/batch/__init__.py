"""Layer 11: many documents, from files and streams, to one timeline."""

from timeline.batch.reading import extract_many, join_evidence, read_many

__all__ = ["extract_many", "join_evidence", "read_many"]
