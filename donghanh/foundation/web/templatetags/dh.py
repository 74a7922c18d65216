"""The small components, as tags and filters: ``{% load dh %}``.

Everything larger than a line is an include under ``templates/components/``; ``foundation/web/components.yaml`` lists both,
and the gallery page shows them. Nothing here asks the database anything.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.contrib.messages import constants
from django.http import QueryDict
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from donghanh.foundation.web import deadlines, formats
from donghanh.foundation.web.forms.widgets import TileSelect
from donghanh.foundation.web.toasts import change_address, undo_address

register = template.Library()

CHIPS = {
    "open": "circle-dashed",
    "doing": "circle-half-2",
    "due": "clock",
    "late": "alert-triangle",
    "done": "circle-check",
    "note": "hourglass",
    "off": "circle-minus",
}
"""Kind of chip → the icon that always goes with it, because colour alone says nothing (design §4)."""


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the sprite: ``{% icon "home" %}``. Decoration only: a word always stands beside it."""
    return format_html(
        '<svg class="dh-i{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        f" {css}" if css else "",
        static("web/icons/sprite.svg"),
        name,
    )


@register.simple_tag
def mark() -> SafeString:
    """The two leaves of the house."""
    return format_html(
        '<svg class="dh-mark" viewBox="0 0 36 36" aria-hidden="true">'
        '<path d="M12.5 32C4.5 23.5 5.5 11.5 15.5 3c5.5 9.5 5 20.5-3 29z" fill="currentColor" opacity=".6"/>'
        '<path d="M22.5 33c-6-7-5-16 3.5-22.5 5 7.5 4 16-3.5 22.5z" fill="currentColor"/></svg>{}',
        "",
    )


@register.simple_tag
def chip(kind: str, text: str, icon_name: str = "") -> SafeString:
    """A state in a word or three: ``{% chip "late" "Quá hạn" %}``. Kinds: open, doing, due, late, done, note, off."""
    if kind not in CHIPS:
        raise ValueError(f"No chip {kind!r}; there are {', '.join(CHIPS)}.")
    css = "" if kind == "open" else f" dh-chip--{kind}"
    return format_html('<span class="dh-chip{}">{}{}</span>', css, icon(icon_name or CHIPS[kind]), text)


@register.simple_tag
def progress(done: float, total: float, label: str = "", tone: str = "", css: str = "") -> SafeString:
    """A bar beside a sentence: ``{% progress 9 31 "9 trên 31 ngày" %}``. Tones: due, late. Drawn without a style
    attribute, which the content policy refuses. Without a label it is decoration."""
    classes = " ".join(filter(None, ["dh-progress", tone and f"dh-progress--{tone}", css]))
    named = format_html(' role="img" aria-label="{}"', label) if label else format_html(' aria-hidden="{}"', "true")
    return format_html('<span class="{}"{}>{}</span>', classes, named, _bar(done, total))


@register.simple_tag
def running(done: float, total: float, labelled_by: str) -> SafeString:
    """The bar of a job that runs: ``{% running 3 12 "job-title" %}``, named by the heading with that id."""
    return format_html(
        '<span class="dh-progress" role="progressbar" aria-labelledby="{}" aria-valuenow="{}" aria-valuemin="0"'
        ' aria-valuemax="100">{}</span>',
        labelled_by,
        round(_percent(done, total)),
        _bar(done, total),
    )


def _bar(done: float, total: float) -> SafeString:
    return format_html(
        '<svg width="100%" height="100%" aria-hidden="true"><rect width="{}%" height="100%" rx="4"/></svg>',
        f"{_percent(done, total):.4g}",
    )


def _percent(done: float, total: float) -> float:
    share = 100 * done / total if total else 0.0
    return max(1.0, min(100.0, share)) if share > 0 else 0.0


@register.simple_tag
def crumbs(*steps: Any) -> SafeString:
    """The way back: ``{% crumbs "Kế hoạch" plans_url "Năm 2026" %}``. Labels and addresses by turns; the last label
    is the page itself and has no address."""
    *links, here = steps
    pairs = list(zip(links[::2], links[1::2], strict=True))
    items = format_html_join("", '<li><a href="{}">{}</a></li>', ((url, label) for label, url in pairs))
    return format_html(
        '<nav aria-label="{}"><ol class="dh-crumb">{}<li>{}</li></ol></nav>', _("Đường dẫn"), items, here
    )


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: Any) -> str:
    """This page's address with some parameters changed: ``{% address_with trang=2 %}``; ``None`` takes one out.
    Filters stay in the address this way."""
    request = context.get("request")
    query: QueryDict = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


# ---- Vietnamese dates and numbers; the words live in formats.py, where they are tested without templates.

register.filter("vn_date", formats.date)
register.filter("vn_datetime", formats.datetime)
register.filter("vn_time", formats.time)
register.filter("vn_day", formats.day_with_weekday)
register.filter("vn_number", formats.number)
register.filter("vn_percent", formats.percent)
register.filter("issuer", formats.issuer)


@register.filter
def dialled(number: str) -> str:
    """``tel:{{ person.phone|dialled }}``: an extension is dialled after a pause."""
    return number.replace("-", ",")


@register.filter
def share_of(part: float | None, whole: float | None) -> str:
    """``{{ done|share_of:total }}`` → "57,1 %"; a dash when the base is nothing."""
    return formats.percent(100 * part / whole) if part is not None and whole else "–"


@register.filter
def deadline(due_on: dt.date | None, today: dt.date) -> str:
    """``{{ task.due_on|deadline:request.scope.on }}`` → "còn 3 ngày", "hôm nay", "chậm 2 ngày"."""
    return deadlines.words(due_on, today)


@register.filter
def deadline_asked(due_on: dt.date | None, today: dt.date) -> str:
    """The same for somebody who was asked and not ordered: "quá ngày đề nghị 2 ngày", never late."""
    return deadlines.words(due_on, today, was_asked=True)


@register.filter
def deadline_kind(due_on: dt.date | None, today: dt.date) -> str:
    """The kind of chip that goes with :func:`deadline`: late, due or open."""
    return deadlines.kind(due_on, today)


# ---- What the layout needs for messages.


@register.filter
def passing(messages: Iterable[Any] | None) -> list[Any]:
    """The messages that confirm, shown as toasts."""
    return [message for message in messages or [] if message.level < constants.WARNING]


@register.filter
def staying(messages: Iterable[Any] | None) -> list[Any]:
    """The messages that warn or refuse, shown on the page."""
    return [message for message in messages or [] if message.level >= constants.WARNING]


@register.filter
def undo_url(message: Any) -> str:
    """Where a confirming message offers to take back what was done, or nothing."""
    return undo_address(message)


@register.filter
def change_url(message: Any) -> str:
    """Where a confirming message offers to correct what was said, or nothing."""
    return change_address(message)


# ---- Drawing one field of a form.

FIELD_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (TileSelect, "tiles"),
    (forms.CheckboxSelectMultiple, "checks"),
    (forms.RadioSelect, "options"),
    (forms.CheckboxInput, "check"),
    (forms.FileInput, "drop"),
)


@register.filter
def field_kind(field: forms.BoundField) -> str:
    """Which of the drawings of ``components/field.html`` fits the field's widget."""
    return next((kind for widget, kind in FIELD_KINDS if isinstance(field.field.widget, widget)), "box")


@register.filter
def marked(field: forms.BoundField) -> SafeString:
    """The field's box, with the red edge when it has an error."""
    css = field.field.widget.attrs.get("class", "")
    family = css.split()[0] if css else ""
    return field.as_widget(attrs={"class": f"{css} {family}--error"} if field.errors and family else None)


@register.filter
def labelled(field: forms.BoundField) -> SafeString:
    """A file input that lies unseen over its drop area and is named by the label above."""
    return field.as_widget(attrs={"aria-labelledby": f"{field.auto_id}_label"})
