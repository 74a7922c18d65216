"""What the pages of inspections share: loading through the scope, what the unit offers to choose from, files on their way in."""

import contextlib
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.community.models import Initiative
from donghanh.documents.pictures.kinds import NotTaken, kind_of
from donghanh.foundation.access import Scope, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import FileTooLarge, incoming
from donghanh.foundation.web.acting import Desk
from donghanh.foundation.web.components import Tab
from donghanh.inspections.actions import Arrived
from donghanh.inspections.models import ChecklistVersion, Finding, Inspection
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.refusals import InspectionRefused
from donghanh.inspections.wording import refusal
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, Post
from donghanh.units.models import Unit
from donghanh.units.queries import units_today, villages

DESK = Desk(InspectionRefused, refusal, "inspections/form.html")
act, ask = DESK.act, DESK.ask
READERS = (InspectionPermission.READ, InspectionPermission.READ_OWN)
FILLERS = (InspectionPermission.KEEP, InspectionPermission.ANSWER)
MOST_AT_ONCE = 20
now = timezone.now
SUBJECTS = ("subject_body__unit", "subject_village__parent", "subject_initiative__unit", "host__unit", "unit")
SHOWN = (*SUBJECTS, "checklist_version__checklist__unit")


def unit_of(request: ScopedRequest, permission: str) -> Unit:
    """The unit in which the person does this; 404 for who does it nowhere."""
    unit = units_today(request.scope, permission).first()
    if unit is None or request.scope.narrowed:
        raise Http404
    return unit


def load_inspection(request: ScopedRequest, pk: uuid.UUID, *, to_keep: bool = False) -> Inspection:
    """The inspection, if the scope may see it (``to_keep``: plan and conclude it); 404 otherwise."""
    one = get_visible_or_404(Inspection.objects.select_related(*SHOWN), request.scope, pk=pk)
    if to_keep and not Inspection.objects.keepable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return one


def load_finding(request: ScopedRequest, pk: uuid.UUID) -> Finding:
    """The finding, if the scope may see it; 404 otherwise."""
    rows = Finding.objects.select_related(
        "inspection__unit", "inspection__subject_body", "inspection__subject_village", "inspection__subject_initiative",
        "owner__unit", "owner_post", "line",
    )  # fmt: skip
    return get_visible_or_404(rows, request.scope, pk=pk)


def tabs(scope: Scope, current: str) -> list[Tab]:
    """The parts of the pages of inspections; who reads a whole unit sees all of them."""
    parts = [("list", _("Cuộc kiểm tra")), ("findings", _("Kiến nghị"))]
    if scope.may(InspectionPermission.READ):
        parts += [("checklists", _("Bảng kiểm")), ("surveys", _("Khảo sát thôn"))]
    return [Tab(label, reverse(f"inspections:{name}"), is_current=name == current) for name, label in parts]


def page_context(request: ScopedRequest, current: str) -> dict[str, Any]:
    """What the head and the tabs of every list need."""
    scope = request.scope
    return {
        "views": tabs(scope, current),
        "may_keep": not scope.narrowed and scope.may(InspectionPermission.KEEP),
        "may_keep_checklists": not scope.narrowed and scope.may(InspectionPermission.KEEP_CHECKLISTS),
    }


def bodies_of(scope: Scope, unit: Unit) -> list[Organisation]:
    """The bodies of the unit today, those one works in first. One query."""
    rows = Organisation.objects.filter(unit__line=unit.line).on(scope.on).select_related("unit")
    return sorted(rows.order_by("sort_key", "pk"), key=lambda body: body.pk not in scope.organisation_ids)


def villages_of(scope: Scope, unit: Unit) -> list[Unit]:
    """The villages of the unit today. One query."""
    return list(villages(unit, scope.on).select_related("parent"))


def initiatives_of(scope: Scope, unit: Unit) -> list[Initiative]:
    """The unit's models that are still there, as far as the scope may see them. One query."""
    rows = Initiative.objects.visible_to(scope).filter(unit__line=unit.line, ended_on__isnull=True)
    return list(rows.select_related("unit").order_by("sort_key", "pk"))


def posts_of(scope: Scope, unit: Unit) -> list[tuple[Post, str]]:
    """The posts of the unit today, each with who sits in it. One query."""
    rows = (
        Appointment.objects.on(scope.on)
        .filter(post__organisation__unit__line=unit.line)
        .select_related("person", "post__organisation__unit")
        .order_by("post__organisation__sort_key", "post__title", "pk")
    )
    found: dict[uuid.UUID, tuple[Post, str]] = {}
    for seat in rows:
        found.setdefault(seat.post_id, (seat.post, seat.person.full_name))
    return list(found.values())


def versions_offered(scope: Scope, *, beside: ChecklistVersion | None = None) -> list[ChecklistVersion]:
    """The last published version of each checklist that is offered, an office's own first; ``beside`` keeps the one an
    inspection has. One query."""
    rows = ChecklistVersion.objects.visible_to(scope).published().filter(checklist__is_offered=True)
    latest: dict[uuid.UUID, ChecklistVersion] = {}
    for version in rows.select_related("checklist__unit").order_by("number"):
        latest[version.checklist_id] = version
    found = sorted(latest.values(), key=lambda one: (one.checklist.unit_id is None, one.checklist.name))
    if beside is not None and beside.pk not in {one.pk for one in found}:
        found.insert(0, beside)
    return found


@contextlib.contextmanager
def arrived(files: Sequence[UploadedFile]) -> Iterator[list[Arrived]]:
    """The files on the disk, each known by what is in it; ``file_not_taken`` names the first that is not taken, and nothing of
    the form is stored then."""
    with contextlib.ExitStack() as stack:
        yield [_arrived(file, stack) for file in files[:MOST_AT_ONCE]]


def _arrived(file: UploadedFile, stack: contextlib.ExitStack) -> Arrived:
    name = file.name or _("tệp không tên")
    try:
        content = stack.enter_context(incoming(file.chunks(), limit=settings.EVIDENCE_LARGEST))
        return Arrived(content, kind_of(content.path), name)
    except FileTooLarge:
        raise InspectionRefused("file_not_taken", field="files", name=name, why="too_large") from None
    except NotTaken as refused:
        raise InspectionRefused("file_not_taken", field="files", name=name, why=refused.code) from refused
