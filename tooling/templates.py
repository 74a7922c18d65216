"""Template lint: every template compiles, and none carries what our Content-Security-Policy would refuse.

Run in the environment, after Django is set up: `python -m tooling.templates`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tooling.console import ROOT

FORBIDDEN = {
    re.compile(r"<[a-zA-Z][^>]*\sstyle\s*=", re.DOTALL): "a style attribute (write a class)",
    re.compile(r"<style\b"): "a <style> element (write it in static CSS)",
    re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>"
    ): "an inline <script> (write a file)",
    re.compile(r"<[a-zA-Z][^>]*\son[a-z]+\s*=", re.DOTALL): "an event attribute such as onclick (listen in a file)",
    re.compile(r"href\s*=\s*[\"']javascript:"): "a javascript: address",
    re.compile(r"\b(?:src|href)\s*=\s*[\"'](?:https?:)?//[^\"']*\.(?:js|css|woff2?)\b"): "a file from another host",
    re.compile(r"\bhx-on\b|\bhx-vals\s*=\s*[\"']js:"): "htmx code that needs eval",
}
EXEMPT: dict[str, str] = {}
"""Template name → why it may carry what is forbidden. A name that needs its exemption no longer is an error too."""


def templates() -> list[Path]:
    """Every template file of the platform."""
    return sorted((ROOT / "donghanh").glob("**/templates/**/*.*"))


def name_of(path: Path) -> str:
    """The name Django knows a template by: what stands behind its ``templates`` folder."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


def problems_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and complaint for everything in an HTML source that the security policy would refuse."""
    text = re.sub(
        r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", lambda hit: "\n" * hit[0].count("\n"), text, flags=re.DOTALL
    )
    for pattern, complaint in FORBIDDEN.items():
        for hit in pattern.finditer(text):
            yield text.count("\n", 0, hit.start()) + 1, complaint


def all_problems() -> Iterator[str]:
    """Yield one line for every template that does not compile or carries something forbidden."""
    from django.template import TemplateDoesNotExist, TemplateSyntaxError
    from django.template.loader import get_template

    for path in templates():
        where, name = path.relative_to(ROOT), name_of(path)
        try:
            get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            yield f"{where}: does not compile: {type(error).__name__}: {error}"
        found = list(problems_in(path.read_text(encoding="utf-8"))) if path.suffix in {".html", ".svg"} else []
        if name in EXEMPT:
            if not found:
                yield f"{where}: its exemption in {Path(__file__).name} is no longer needed"
            continue
        yield from (f"{where}:{line}: {complaint}" for line, complaint in found)


def main() -> int:
    """Print every problem; return 1 when there is one."""
    import django

    django.setup()
    problems = list(all_problems())
    print("\n".join(problems) or f"{len(templates())} templates are clean")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
