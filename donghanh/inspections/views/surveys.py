"""Hamlet surveys: the list, the ranking, what was counted, the criteria, the choice."""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import unless_changed
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.forms import Form
from donghanh.foundation.web.pagination import page_of
from donghanh.inspections import actions
from donghanh.inspections.forms.pasting import PasteForm
from donghanh.inspections.forms.surveys import (
    ChoiceForm,
    CorrectCriterionForm,
    CountForm,
    CriterionForm,
    PlainReasonForm,
    SurveyFilter,
    SurveyForm,
)
from donghanh.inspections.models import PilotChoice, Survey, SurveyCriterion, SurveyQuerySet, SurveyVillage
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.presenters.surveys import (
    contenders_words,
    criterion_words,
    gone_words,
    points_words,
    ranking_columns,
    village_lines,
)
from donghanh.inspections.queries.ranking import Ranking, ranking_of
from donghanh.inspections.refusals import InspectionRefused
from donghanh.inspections.views.desk import act, ask, now, page_context, unit_of
from donghanh.units.heirs import heirs
from donghanh.units.models import Unit

READ, KEEP = InspectionPermission.READ, InspectionPermission.KEEP


def _found(request: ScopedRequest, form: SurveyFilter) -> SurveyQuerySet:
    values, found = form.values, Survey.objects.visible_to(request.scope)
    if words := values.get("q", ""):
        found = found.matching(words)
    if since := values.get("tu"):
        found = found.filter(as_of__gte=since)
    if until := values.get("den"):
        found = found.filter(as_of__lte=until)
    return found.annotate(village_count=Count("villages")).order_by("-as_of", "pk")


def _choices(surveys: Any) -> dict[uuid.UUID, PilotChoice]:
    rows = PilotChoice.objects.current().filter(survey__in=surveys).select_related("village__village")
    return {one.survey_id: one for one in rows}


@requires(READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """The surveys of the unit, newest first, with what was chosen."""
    form = SurveyFilter.of(request)
    assert isinstance(form, SurveyFilter)
    page = page_of(_found(request, form), request)
    chosen = _choices([one.pk for one in page.object_list])
    n = page.paginator.count
    context = page_context(request, "surveys") | {
        "form": form,
        "page": page,
        "lines": [(one, chosen.get(one.pk)) for one in page.object_list],
        "shown": ngettext("%(n)s cuộc khảo sát", "%(n)s cuộc khảo sát", n) % {"n": formats.number(n)},
    }
    return render(request, "inspections/surveys.html", context)


@requires(READ)
def list_export(request: ScopedRequest) -> HttpResponseBase:
    """The surveys as filtered, as a file."""
    form = SurveyFilter.of(request)
    assert isinstance(form, SurveyFilter)
    rows = list(_found(request, form))
    chosen = _choices([one.pk for one in rows])
    columns = {
        _("Khảo sát"): lambda one: one.title,
        _("Ngày khảo sát"): lambda one: one.as_of,
        _("Số thôn"): lambda one: one.village_count,
        _("Thôn được chọn"): lambda one: chosen[one.pk].village.village.title if one.pk in chosen else "",
        _("Hạng khi chọn"): lambda one: chosen[one.pk].rank if one.pk in chosen else None,
        _("Số văn bản"): lambda one: chosen[one.pk].document_number if one.pk in chosen else "",
        _("Ngày văn bản"): lambda one: chosen[one.pk].decided_on if one.pk in chosen else None,
        _("Lý do chọn"): lambda one: chosen[one.pk].reason if one.pk in chosen else "",
    }
    return list_response(request, rows, columns, name="khao-sat")


def _load(request: ScopedRequest, pk: uuid.UUID, *, to_keep: bool = False) -> Survey:
    one = get_visible_or_404(Survey.objects.select_related("unit"), request.scope, pk=pk)
    if to_keep and not Survey.objects.keepable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return one


@requires(READ)
def survey(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The ranking, what it is made of, and the choice; the same page is what is printed."""
    one = _load(request, pk)
    ranking = ranking_of(one)
    choices = list(one.choices.select_related("village__village", "recorded_by"))
    current = next((choice for choice in choices if choice.ended_at is None), None)
    may_keep = Survey.objects.keepable_by(request.scope).filter(pk=pk).exists()
    return render(
        request,
        "inspections/survey.html",
        {
            "survey": one,
            "lines": village_lines(ranking),
            "criteria": [(criterion, criterion_words(criterion)) for criterion in ranking.criteria],
            "said": contenders_words(ranking),
            "complete": ranking.complete,
            "total": len(ranking.lines),
            "choice": current,
            "gone": gone_words(_gone(ranking, request.scope.on)),
            "former": [choice for choice in choices if choice.ended_at is not None],
            "may_keep": may_keep,
            "may_count": may_keep and current is None,
            "first": one.villages.values_list("pk", flat=True).first(),
        },
    )


def _gone(ranking: Ranking, on: dt.date) -> list[tuple[Unit, Unit | None]]:
    """The hamlets surveyed that stand no more on the day, each with the one it went over into. No query while all stand."""
    ended = [one for line in ranking.lines if (one := line.village.village).valid_until and one.valid_until <= on]
    after = heirs(ended, on) if ended else {}
    return [(one, after[one.pk]) for one in ended if (into := after[one.pk]) is None or into.line != one.line]


@requires(READ)
def export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The ranking as a file."""
    one = _load(request, pk)
    ranking = ranking_of(one)
    return list_response(request, ranking.lines, ranking_columns(one.title, ranking), name="xep-hang-thon")


@requires(KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Begin a survey."""
    unit = unit_of(request, KEEP)
    form = SurveyForm(request.POST or None, initial={"as_of": request.scope.on})

    def save() -> Survey:
        return actions.start_survey(unit=unit, by=request.scope.actor, at=now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã lập cuộc khảo sát. Ghi số liệu từng thôn."),
        to=lambda made: reverse("inspections:survey", args=[made.pk]),
        title=_("Lập cuộc khảo sát chọn thôn điểm"),
        lede=_("Mọi thôn của xã vào bảng, với bốn tiêu chí có sẵn; trọng số và thang điểm sửa được."),
        action=_("Lập cuộc khảo sát"),
        back_url=reverse("inspections:surveys"),
    )


@requires(KEEP)
def count(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What was counted in one hamlet."""
    rows = SurveyVillage.objects.select_related("survey", "village")
    village = get_visible_or_404(rows, request.scope, pk=pk)
    one = _load(request, village.survey_id, to_keep=True)
    values = {value.criterion_id: value for value in village.values.all()}
    criteria = list(one.criteria.order_by("order", "pk"))
    form = CountForm(
        request.POST or None, of=village, criteria=criteria, values=values, initial={"version": village.version}
    )

    def save() -> SurveyVillage:
        return actions.count_village(
            village=village,
            expected_version=form.expected_version,
            counted=form.counted,
            by=request.scope.actor,
            at=now(),
        )

    page_url = reverse("inspections:survey", args=[one.pk])
    after = _after(one, village)
    onwards = reverse("inspections:count", args=[after.pk]) if after and "tiep" in request.POST else page_url
    return act(
        request,
        form,
        unless_changed(save, InspectionRefused),
        _("Đã ghi số liệu %(village)s.") % {"village": village.village.title},
        to=onwards,
        template="inspections/count.html",
        survey=one,
        village=village.village,
        after=after.village.title if after else "",
        back_url=page_url,
    )


def _after(one: Survey, village: SurveyVillage) -> SurveyVillage | None:
    """The hamlet that follows in the order of names."""
    rows = list(one.villages.select_related("village"))
    place = next(number for number, row in enumerate(rows) if row.pk == village.pk)
    return rows[place + 1] if place + 1 < len(rows) else None


@requires(KEEP)
def paste(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The whole table at once, as it is stored: copied out, filled in a spreadsheet, pasted back."""
    one = _load(request, pk, to_keep=True)
    page_url = reverse("inspections:survey", args=[one.pk])
    if PilotChoice.objects.current().filter(survey=one).exists():
        return redirect(page_url)
    form = PasteForm(
        request.POST or None,
        villages=list(one.villages.select_related("village")),
        criteria=list(one.criteria.order_by("order", "pk")),
        values={(value.village_id, value.criterion_id): value for value in one.values.all()},
    )

    def save() -> int:
        return actions.count_villages(survey=one, counted=form.written, by=request.scope.actor, at=now())

    return act(
        request,
        form,
        unless_changed(save, InspectionRefused),
        _("Đã ghi số liệu vào bảng."),
        to=page_url,
        template="inspections/survey_paste.html",
        survey=one,
        back_url=page_url,
    )


@requires(KEEP)
def criterion_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One criterion more."""
    one = _load(request, pk, to_keep=True)
    initial = {"weight": 20, "low": 0, "high": 10, "measure": "score"}
    form = CriterionForm(request.POST or None, initial=initial)

    def save() -> SurveyCriterion:
        return actions.add_criterion(survey=one, by=request.scope.actor, at=now(), **form.cleaned_data)

    page_url = reverse("inspections:survey", args=[one.pk])
    return act(
        request, form, save, _("Đã thêm tiêu chí."), to=page_url, title=_("Thêm tiêu chí"), action=_("Thêm"),
        back_url=page_url,
    )  # fmt: skip


@requires(KEEP)
def criterion_edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A criterion weighed or worded otherwise; ``bo`` leaves it out."""
    criterion = get_visible_or_404(SurveyCriterion.objects.all(), request.scope, pk=pk)
    one = _load(request, criterion.survey_id, to_keep=True)
    page_url = reverse("inspections:survey", args=[one.pk])
    if "bo" in request.GET:
        return ask(
            request,
            Form(request.POST if request.method == "POST" else None),
            lambda: actions.remove_criterion(criterion=criterion, by=request.scope.actor, at=now()),
            _("Đã bỏ tiêu chí."),
            to=page_url,
            question=_("Bỏ tiêu chí “%(name)s”?") % {"name": criterion.name},
            text=_("Số liệu đã ghi cho tiêu chí này ở mọi thôn cũng bỏ theo."),
            action=_("Bỏ tiêu chí"),
        )
    names = ("name", "guidance", "direction", "weight", "low", "high", "reliable_from", "number_word", "base_word")
    initial = {name: getattr(criterion, name) for name in (*names, "version")}
    form = CorrectCriterionForm(request.POST or None, of=criterion, initial=initial)

    def save() -> SurveyCriterion:
        return actions.correct_criterion(
            criterion=criterion,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return act(
        request, form, save, _("Đã sửa tiêu chí."), to=page_url, title=_("Sửa tiêu chí"), action=_("Lưu"),
        back_url=page_url,
    )  # fmt: skip


@requires(KEEP)
def choose(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record the choice, or correct it."""
    one = _load(request, pk, to_keep=True)
    current = PilotChoice.objects.current().filter(survey=one).first()
    ranking = ranking_of(one)
    options = [(line.village, _option(line)) for line in ranking.lines]
    initial: dict[str, Any] = {"decided_on": request.scope.on, "decided_by": f"UBND {one.unit.full_name}"}
    if current is not None:
        names = ("reason", "decided_by", "document_number", "decided_on")
        initial = {name: getattr(current, name) for name in names} | {"village": str(current.village_id)}
    form = ChoiceForm(request.POST or None, initial=initial).offer(options, corrects=current is not None)

    def save() -> PilotChoice:
        return actions.choose_village(survey=one, by=request.scope.actor, at=now(), **form.values)

    page_url = reverse("inspections:survey", args=[one.pk])
    return act(
        request,
        form,
        save,
        _("Đã ghi thôn được chọn."),
        to=page_url,
        title=_("Chọn lại thôn điểm") if current else _("Chọn thôn điểm"),
        lede=contenders_words(ranking),
        action=_("Ghi lựa chọn"),
        back_url=page_url,
    )


def _option(line: Any) -> str:
    if line.place.rank is None:
        return _("chưa xếp hạng, %(points)s điểm") % {"points": points_words(line)}
    return _("hạng %(rank)s, %(points)s điểm") % {"rank": line.place.rank, "points": points_words(line)}


@requires(KEEP)
def withdraw(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a choice back."""
    choice = get_visible_or_404(PilotChoice.objects.all(), request.scope, pk=pk)
    one = _load(request, choice.survey_id, to_keep=True)
    page_url = reverse("inspections:survey", args=[one.pk])
    if choice.ended_at is not None:
        return redirect(page_url)
    form = PlainReasonForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.withdraw_choice(
            choice=choice, reason=form.cleaned_data["reason"], by=request.scope.actor, at=now()
        ),
        _("Đã rút lựa chọn."),
        to=page_url,
        question=_("Rút lựa chọn thôn điểm?"),
        text=_("Số liệu và tiêu chí sửa lại được. Lựa chọn cũ vẫn đọc được kèm lý do."),
        action=_("Rút lựa chọn"),
    )
