"""What may be done with documents that come in."""

from enum import StrEnum


class DocumentPermission(StrEnum):
    """The steps from a file to a plan."""

    READ = "documents.read"
    RECEIVE = "documents.receive"
    REVIEW = "documents.review"
    APPLY = "documents.apply"
