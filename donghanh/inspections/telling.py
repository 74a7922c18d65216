"""What a notice about a finding says: where it leads, what it is called, what it remembers."""

from django.urls import reverse

from donghanh.inspections.models import Finding

GIVEN, CLAIMED, RETURNED = "inspections.given", "inspections.claimed", "inspections.returned"
ASKED, ANSWERED = "inspections.asked", "inspections.answered"
LONGEST_TITLE = 140


def page_of(finding: Finding) -> str:
    """The address of its page."""
    return reverse("inspections:finding", args=[finding.pk])


def facts(finding: Finding, left: int = 0) -> dict[str, int]:
    """What a notice remembers: the deadline, and how far it was."""
    return {"due": finding.due_on.toordinal(), "left": left}


def short(text: str) -> str:
    """The words in one line of a notice."""
    text = " ".join(text.split()).rstrip(" .;")
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
