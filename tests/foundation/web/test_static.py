"""Static files: nothing they name is missing, every colour pair can be read, every licence stands beside its file."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import File

from donghanh.foundation import web

STATIC = Path(web.__file__).parent / "static"
TOKENS = (STATIC / "web/tokens.css").read_text("utf-8")
TEXT, GRAPHIC = 4.5, 3.0
SOFT = ("house-soft", "due-soft", "late-soft", "note-soft")
PAIRS = [
    *product(
        ("ink", "ink-2", "ink-3", "house", "house-strong", "due", "late", "note"),
        ("surface", "paper", "sunken"),
        (TEXT,),
    ),
    *product(("ink", "ink-2"), SOFT, (TEXT,)),
    *((name, f"{name}-soft", TEXT) for name in ("house", "due", "late", "note")),
    ("on-fill", "house-fill", TEXT),
    ("on-late", "late-fill", TEXT),
    ("on-deep", "house-deep", TEXT),
    ("on-deep-2", "house-deep", TEXT),
    ("on-deep", "deep-active", TEXT),
    ("focus-ink", "focus", TEXT),
    *product(
        ("line-strong", "house-fill", "due-fill", "late-fill", "note-fill", "chart-1", "chart-2"),
        ("surface",),
        (GRAPHIC,),
    ),
    ("line-strong", "paper", GRAPHIC),
]


def block(opening: str) -> dict[str, str]:
    """The colours a block of the tokens sets."""
    start = TOKENS.index(opening) + len(opening)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", TOKENS[start : TOKENS.index("}", start)]))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """How far two colours stand apart, by WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


LIGHT = block(":root{")
DARK = LIGHT | block(":root[data-theme=dark]{")
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, plain": LIGHT | block("\n.dh-plain{"),
    "dark, plain": DARK | block(":root[data-theme=dark] .dh-plain{"),
}


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_colours_can_be_told_apart(theme: str) -> None:
    colours = THEMES[theme]
    pairs = [p for p in PAIRS if not ("plain" in theme and "deep" in p[0] + p[1])]
    weak = [
        f"{front} on {back}: {ratio(colours[front], colours[back]):.2f}"
        for front, back, floor in pairs
        if ratio(colours[front], colours[back]) < floor
    ]
    assert weak == []


def test_ratio_is_the_one_of_the_standard() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_by_device_and_dark_by_choice_are_equal() -> None:
    assert block(":root:not([data-theme=light]){") == block(":root[data-theme=dark]{")
    assert block(":root:not([data-theme=light]) .dh-plain{") == block(":root[data-theme=dark] .dh-plain{")


def test_raw_colours_live_in_the_tokens_only() -> None:
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(")
    sheet = (STATIC / "web/additions.css").read_text("utf-8")
    assert raw.findall(sheet) == []


def test_every_class_and_token_used_is_defined() -> None:
    sheets = [(STATIC / f"web/{name}.css").read_text("utf-8") for name in ("tokens", "components", "additions")]
    used = {name for sheet in sheets for name in re.findall(r"var\(--([\w-]+)", sheet)}
    assert used <= set(re.findall(r"--([\w-]+):", "".join(sheets)))


def test_manifest_storage_takes_every_file(tmp_path: Path) -> None:
    """A file that names an absent one would stop the start of the production server."""
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    found = {}
    for path in STATIC.rglob("*"):
        if path.is_file():
            name = str(path.relative_to(STATIC))
            with path.open("rb") as content:
                storage.save(name, File(content))
            found[name] = (storage, name)
    done = list(storage.post_process(found))
    assert [name for name, _, processed in done if isinstance(processed, Exception)] == []
    assert len(storage.hashed_files) == len(found) > 15


@pytest.mark.parametrize(
    "licence",
    ["fonts/OFL.txt", "icons/LICENSE-tabler.txt", "vendor/LICENSE-govuk-frontend.txt", "vendor/LICENSE-htmx.txt"],
)
def test_licences_stand_beside_what_they_cover(licence: str) -> None:
    assert (STATIC / "web" / licence).stat().st_size > 300


def test_no_file_reaches_for_another_host() -> None:
    reaching = re.compile(r"(?:url\(|@import|fetch\()\s*[\"']?(?:https?:)?//")
    files = [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]
    assert [path.name for path in files if reaching.search(path.read_text("utf-8"))] == []
