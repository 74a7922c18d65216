"""Any number of plans to read in one go, each with words of its own: the invented samples, varied."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from random import Random

from donghanh.documents.readers.secrecy import mark_in_head
from tests.samples.compose.compose import Sample
from tests.samples.compose.forms import FORMS
from tests.samples.compose.plain import text_of
from tests.samples.written import samples

ONSETS, RHYMES = (
    "b c ch d đ g h kh l m n ng nh ph qu s t th tr v x".split(),
    "a an ao âu ăng ây em ê ình oa ôi ông ơn ua ương ưu".split(),
)
_NUMBER = re.compile(r"(?<=Số: )\d+|(?<=Số )\d+(?=/)")
_END = re.compile(r"(?<=\w{3})[.;](?=$|</w:t>)", re.MULTILINE)
_OF_A_DAY = re.compile(r"(?<=ngày )\d\d?(?=[/ ])")


def plans(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many plans with the names they are handed in under: texts and Word files in turn, no two with the same words."""
    stock = _stock()
    for number in range(count):
        chance, turn = Random(f"{seed} {number}"), number // 2 % len(stock)
        if number % 2:
            yield f"{number}.docx", _varied_word(_word(turn), number, chance)
        else:
            text = text_of(stock[turn].sheet, stock[turn].setting)
            yield f"{number}.txt", _varied(text, number, chance).encode()


@cache
def _stock() -> list[Sample]:
    """The samples but the one with a secrecy mark, which is refused, as it should be."""
    return [one for one in samples() if mark_in_head(text_of(one.sheet, one.setting)) is None]


@cache
def _word(turn: int) -> bytes:
    return FORMS["docx"].make(_stock()[turn].sheet)


def _varied(text: str, number: int, chance: Random) -> str:
    """The text with a number of its own, other days, and a village of its own at the end of every other sentence."""
    text = _NUMBER.sub(str(number + 1), text)
    text = _OF_A_DAY.sub(lambda _: str(chance.randrange(10, 29)), text)
    return _END.sub(lambda end: f" tại thôn {_name(chance)}{end[0]}" if chance.randrange(2) else end[0], text)


def _name(chance: Random) -> str:
    return " ".join((chance.choice(ONSETS) + chance.choice(RHYMES)).capitalize() for _ in range(3))


def _varied_word(data: bytes, number: int, chance: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                part = _varied(part.decode(), number, chance).encode()
            new.writestr(info, part)
    return out.getvalue()
