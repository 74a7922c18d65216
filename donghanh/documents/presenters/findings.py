"""Which mistakes of a paper the review page shows in full, which in a line, and which only on their own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.documents.models import Finding, FindingState, Severity

SHOWN = 4
"""So many can be decided on the page itself."""
LISTED = 12
"""So many of a sort are listed in a line each; errors are all listed, because they stop the document."""


@dataclass(frozen=True)
class SortedFindings:
    """The findings of one reading as the review page shows them."""

    shown: Sequence[Finding]
    errors: Sequence[Finding]
    """The other open errors, a line each."""
    others: Sequence[Finding]
    """The other open findings, a line each, folded; the first of ``other_count``."""
    other_count: int
    decided: Sequence[Finding]
    decided_count: int

    @property
    def open_count(self) -> int:
        """How many nobody has decided about."""
        return len(self.shown) + len(self.errors) + self.other_count

    def address_of(self, finding: Finding) -> str:
        """Where a finding stands: on the review page, or on the page of all findings."""
        anchor = f"#f{finding.order}"
        here = finding in self.shown or finding in self.errors or finding in self.others
        return anchor if here else f"../luu-y/{anchor}"


def sort_findings(findings: Sequence[Finding]) -> SortedFindings:
    """Sort findings that come with the errors first."""
    waiting = [finding for finding in findings if finding.state == FindingState.OPEN]
    decided = [finding for finding in findings if finding.state != FindingState.OPEN]
    rest = waiting[SHOWN:]
    others = [finding for finding in rest if finding.severity != Severity.ERROR]
    return SortedFindings(
        shown=waiting[:SHOWN],
        errors=[finding for finding in rest if finding.severity == Severity.ERROR],
        others=others[:LISTED],
        other_count=len(others),
        decided=decided[:LISTED],
        decided_count=len(decided),
    )
