"""What the tests of the review page share: addresses, an item by its words, and a long plan as a reader hands it over."""

from django.urls import reverse

from donghanh.documents.models import Candidate


def address(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


def of(document, text):
    return Candidate.objects.get(document=document, fields__text=text)


def long_plan(count):
    """A plan of so many tasks, of thirty bodies, as a reader would hand it over."""
    lines = [
        f"{n}. Trồng cây số {n} trên đường làng, thôn nào làm thôn ấy trước ngày 20/3/2026."
        for n in range(1, count + 1)
    ]
    text, start, tasks, dates = "\n".join(lines), 0, [], []
    for number, line in enumerate(lines, start=1):
        span = {"start": start, "end": start + len(line), "line_start": number, "line_end": number}
        tasks.append(
            {"text": line, "section_path": ["I"], "lead": [f"Thôn {number % 30}"], "coordinating": [], "span": span}
        )
        day = start + line.index("trước")
        dates.append({"text": "20/3", "span": {**span, "start": day, "end": day + 19}})
        start += len(line) + 1
    findings = [
        {"code": f"c{n}", "severity": "warning", "message": "Xem lại", "text": "Trồng", "span": tasks[n]["span"]}
        for n in range(min(count, 12))
    ]
    return {
        "doc_type": "Kế hoạch",
        "title": "Trồng cây",
        "tasks": tasks,
        "dates": dates,
        "findings": findings,
        "source_text": text,
    }
