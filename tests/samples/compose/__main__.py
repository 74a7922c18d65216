"""`python -m tests.samples.compose FOLDER [docx pdf scan …]`: write every own sample beside its gold, to look at or to score elsewhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.samples.compose.forms import FORMS
from tests.samples.compose.plain import text_of
from tests.samples.written import samples


def main(arguments: list[str]) -> int:
    """Write NAME.txt or NAME.md and gold/NAME.json for every sample, and the other forms asked for."""
    if not arguments or set(arguments[1:]) - set(FORMS):
        print(f"python -m tests.samples.compose FOLDER [{' '.join(FORMS)}]")
        return 2
    folder = Path(arguments[0])
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    count = 0
    for count, sample in enumerate(samples(), 1):  # noqa: B007 - told at the end
        ending = ".md" if sample.setting.markdown else ".txt"
        (folder / f"{sample.name}{ending}").write_text(text_of(sample.sheet, sample.setting), "utf-8")
        (folder / "gold" / f"{sample.name}.json").write_text(
            json.dumps(sample.gold, ensure_ascii=False, indent=1), "utf-8"
        )
        for name in arguments[1:]:
            (folder / f"{sample.name}{FORMS[name].ending}").write_bytes(FORMS[name].make(sample.sheet))
    print(f"{count} documents in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
