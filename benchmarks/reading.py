"""`run.py bench reading [FOLDER …]`: how well and how fast documents are read, by field and form.

Scores the own samples, the blind set and every folder given (NAME.* beside gold/NAME.json), as text and printed as DOCX, PDF and
scan, and pasted line by line into DOCX and PDF; a form the reader refuses is skipped by name. Then the cost of a page by length, and of each form beside its floor.
Exit code 1 when a bar is missed.

  --forms text,docx   only these forms (text, docx, docx-auto, pdf, scan, pasted-docx, pasted-pdf)
  --scans N           how many documents of each set are scanned (default 4; recognition is slow); all
  --details           every miss and every item beyond the gold; never of the blind set, which is there to score only
  --no-speed, --no-own  leave out the speed, or the own samples and the blind set
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import table
from benchmarks.reading_floors import floors
from benchmarks.reading_lengths import lengths
from benchmarks.reading_scores import BLIND, Case, Scored, folder, own, score
from tests.samples.scoring.board import HEAD, Board, details, rows
from tests.samples.scoring.fields import HEADER

FORMS = ("text", "docx", "pdf", "pasted-docx", "pasted-pdf", "scan")
OWN_MACRO = 0.97
CLOSE = {"docx": 0.02, "docx-auto": 0.02, "pdf": 0.02, "pasted-docx": 0.02, "pasted-pdf": 0.02, "scan": 0.05}
"""How far the macro F1 of a form may lie below that of the text."""
BLIND_BARS = {
    "header": HEADER,
    "citations": ("legal_basis", "citations"),
    "sections": ("sections",),
    "assignments": ("assignments",),
}
BLIND_LEAST = 0.9
FINDINGS_LEAST = 0.85


def main(arguments: Sequence[str]) -> int:
    """Print score tables, bars and speed."""
    parser = argparse.ArgumentParser(
        prog="run.py bench reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--scans", default="4")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--no-own", action="store_true")
    options = parser.parse_args(arguments)
    missing = [str(path) for path in options.folders if not (path / "gold").is_dir()]
    if missing:
        print(f"no gold/ in {', '.join(missing)}")
        return 2
    sets = [] if options.no_own else [("own samples", own()), ("blind set", folder(BLIND))]
    sets += [(str(path), folder(path)) for path in options.folders]
    kept, skipped = True, set()
    for name, cases in sets:
        kept = _scored(name, cases, options, skipped) and kept
    if not options.no_speed:
        from donghanh.documents.readers.open_file import read_source

        print("\nspeed")
        kept = lengths() and kept
        kept = floors(read_source, skipped | (set(FORMS) - set(options.forms.split(",")))) and kept
    print(f"\n{'ok' if kept else 'MISSED'}")
    return 0 if kept else 1


def _scored(name: str, cases: list[Case], options: argparse.Namespace, skipped: set[str]) -> bool:
    """Score one set in every form, print its tables and bars, and tell whether the bars are kept."""
    from tests.samples.reading import read_sample

    kept = True
    text: Board | None = None
    for form in options.forms.split(","):
        if form in skipped:
            print(f"\n{name}, {form}: skipped as before")
            continue
        chosen = cases if form != "scan" or options.scans == "all" else _spread(cases, int(options.scans))
        result = score(chosen, form, read_sample)
        if result.skipped:
            skipped.add(form)
            print(f"\n{name}, {form}: skipped, the reader refuses it ({result.skipped})")
            continue
        if result.board.documents == 0:
            continue
        _print(f"{name}, {form}", result, options.details and name != "blind set")
        beside = text
        if text is not None and len(chosen) < len(cases):
            beside = score(chosen, "text", read_sample).board
        kept = _bars(name, form, result, beside) and kept
        text = result.board if form == "text" else text
    return kept


def _spread(cases: list[Case], count: int) -> list[Case]:
    step = max(1, len(cases) // max(1, count))
    return cases[::step][:count]


def _print(title: str, result: Scored, with_details: bool) -> None:
    board = result.board
    print(f"\n{title}: {board.documents} documents")
    print(table(list(HEAD), rows(board)))
    cost = result.seconds * 1000 / board.documents
    print(f"macro F1 {board.macro:.3f}; {cost:.0f} ms of processor time a document, reading and checking")
    for line in (*(f"refused {one}" for one in result.refused), *(f"BROKEN {one}" for one in result.broken)):
        print(line)
    if with_details:
        print("\n".join(details(board)))


def _bars(name: str, form: str, result: Scored, text: Board | None) -> bool:
    board = result.board
    bars = [("nothing breaks the reader", float(not result.broken), 1.0)]
    if name == "own samples" and form == "text":
        bars.append(("macro F1", board.macro, OWN_MACRO))
        bars.append(("finding types, recall", board.findings.recall, FINDINGS_LEAST))
    if name == "blind set" and form == "text":
        bars += [(bar, board.f1(fields), BLIND_LEAST) for bar, fields in BLIND_BARS.items()]
    if text is not None and form in CLOSE:
        bars.append(("macro F1 beside the text", board.macro, text.macro - CLOSE[form]))
    kept = True
    for bar, value, least in bars:
        kept = kept and value >= least
        print(f"  {bar}: {value:.3f} (≥ {least:.3f}) {'ok' if value >= least else 'MISSED'}")
    false = len(board.false_errors)
    print(
        f"  errors a careful reader would dispute: {false} (0) {'MISSED' if false else 'ok'}; warnings beyond the gold: {len(board.false_warnings)}"
    )
    for document, finding in board.false_errors:
        print(f"    {document}: {finding['code']} {finding['type']} {finding.get('text', '')[:100]}")
    return kept and not false


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
