"""A total in words, as vouchers and estimates end: "Một triệu hai trăm linh năm nghìn đồng".

The rules of reading:

- groups of three digits: nghìn, triệu, tỷ; above a thousand million the reading of what stands over it ("một nghìn tỷ");
- a group after another one is read in full: "không trăm", and "linh" (or "lẻ") before a single digit;
- ten is "mười"; the tens from two on are "mươi";
- after "mươi" one is "mốt" and four is "tư"; after "mười" and "mươi" five is "lăm".

Offices write both "linh" and "lẻ", and "bốn" for "tư"; the first of each is written here unless ``odd`` says otherwise.
"""

from collections.abc import Iterator

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 10**9


def in_words(amount: int, *, currency: str = "đồng", odd: str = "linh") -> str:
    """The amount in words, beginning with a capital, the currency after it; below zero with "Âm". Any size."""
    said = " ".join([*(["âm"] if amount < 0 else []), *_read(abs(amount), odd=odd), *([currency] if currency else [])])
    return said[0].upper() + said[1:]


def _read(number: int, *, odd: str, full: bool = False) -> Iterator[str]:
    """The words of a number; with ``full`` as what follows a higher group."""
    if number == 0 and not full:
        yield DIGITS[0]
        return
    higher, rest = divmod(number, BILLION)
    if higher:
        yield from _read(higher, odd=odd, full=full)
        yield "tỷ"
        full = True
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            yield from _group(group, odd=odd, full=full)
            if name:
                yield name
            full = True


def _group(group: int, *, odd: str, full: bool) -> Iterator[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    if hundreds or full:
        yield DIGITS[hundreds]
        yield "trăm"
    if tens > 1:
        yield DIGITS[tens]
        yield "mươi"
    elif tens == 1:
        yield "mười"
    elif ones and (hundreds or full):
        yield odd
    if ones:
        yield _one(ones, tens)


def _one(ones: int, tens: int) -> str:
    if ones == 5 and tens:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return DIGITS[ones]
