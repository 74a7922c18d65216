"""The words on the screens: gather them from code and templates, keep the English catalogue, compile it.

``python -m tooling.messages`` brings ``donghanh/locale/en`` up to date: new strings arrive empty, vanished ones leave,
``.mo`` is written. No gettext program is needed. The test suite uses :func:`gathered` to see that English is complete.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "donghanh"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLAIN = {"_", "N_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
# What django.utils.translation.template makes of {% translate %} and {% blocktranslate %}.
_STRING = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_IN_TEMPLATE = re.compile(rf"\b(gettext|ngettext|pgettext)\(\s*{_STRING}(?:\s*,\s*{_STRING})?|\b_\({_STRING}\)")


@dataclass(frozen=True, order=True)
class Message:
    """One string for translators: the Vietnamese, its plural twin where there is one, and its context."""

    text: str
    plural: str = ""
    context: str = ""


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def in_python(source: str) -> set[Message]:
    """The strings a Python module passes through gettext."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [_literal(argument) for argument in node.args]
        if name in PLAIN and words[0]:
            found.add(Message(words[0]))
        elif name in PLURAL and words[0] and words[1]:
            found.add(Message(words[0], plural=words[1]))
        elif name in CONTEXT and words[0] and words[1]:
            found.add(Message(words[1], context=words[0]))
    return found


def in_template(source: str) -> set[Message]:
    """The strings a Django template passes through gettext."""
    from django.utils.translation.template import templatize

    found = set()
    for call, first, second, bare in _IN_TEMPLATE.findall(templatize(source)):
        one, two = (ast.literal_eval(text) if text else "" for text in (first or bare, second))
        if call == "ngettext":
            found.add(Message(one, plural=two))
        elif call == "pgettext":
            found.add(Message(two, context=one))
        elif one:
            found.add(Message(one))
    return found


def gathered() -> dict[Message, set[str]]:
    """Every string of the package with the files it stands in, relative to the repository."""
    places: dict[Message, set[str]] = {}
    for pattern, read in (("*.py", in_python), ("*.html", in_template), ("*.txt", in_template)):
        for path in sorted(PACKAGE.rglob(pattern)):
            if pattern == "*.txt" and "templates" not in path.parts:
                continue
            for message in read(path.read_text("utf-8")):
                places.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    return places


def update() -> tuple[int, int]:
    """Bring the catalogue up to date and compile it; returns how many strings there are and how many lack English."""
    import polib

    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    known = {Message(e.msgid, e.msgid_plural or "", e.msgctxt or ""): e for e in old if not e.obsolete}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message, places in sorted(gathered().items()):
        entry = known.get(message) or polib.POEntry(
            msgid=message.text, msgid_plural=message.plural, msgctxt=message.context or None
        )
        entry.occurrences = [(place, "") for place in sorted(places)]
        fresh.append(entry)
    fresh.save(str(CATALOGUE))
    fresh.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    return len(fresh), len(fresh.untranslated_entries())


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure()
    django.setup()
    print("{} strings, {} without English".format(*update()))
