"""Questions about inspections and findings."""

from donghanh.inspections.queries.finding import (
    AskedFindings,
    AskedInspections,
    Cells,
    cells_of,
    findings_found,
    inspections_found,
    may_open_file,
)

__all__ = [
    "AskedFindings",
    "AskedInspections",
    "Cells",
    "cells_of",
    "findings_found",
    "inspections_found",
    "may_open_file",
]
