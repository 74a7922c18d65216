"""The tables of documents: what came in, what was read from it, and what a person decided about each piece."""

from donghanh.documents.models.candidate import Candidate, CandidateKind, Decision
from donghanh.documents.models.cascade_answer import CascadeAnswer, CascadeVerdict
from donghanh.documents.models.citation import Citation
from donghanh.documents.models.document import Document, DocumentQuerySet, DocumentState
from donghanh.documents.models.finding import Finding, FindingState, Severity
from donghanh.documents.models.printed_body import BodyAnswer, PrintedBody
from donghanh.documents.models.read_request import ReadRequest, ReadRequestQuerySet, RequestKind, RequestState
from donghanh.documents.models.reading import Reading

__all__ = [
    "BodyAnswer",
    "Candidate",
    "CandidateKind",
    "CascadeAnswer",
    "CascadeVerdict",
    "Citation",
    "Decision",
    "Document",
    "DocumentQuerySet",
    "DocumentState",
    "Finding",
    "FindingState",
    "PrintedBody",
    "ReadRequest",
    "ReadRequestQuerySet",
    "Reading",
    "RequestKind",
    "RequestState",
    "Severity",
]
