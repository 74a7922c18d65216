"""The plans app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """Plans and their tasks. See README.md beside this file."""

    name = "donghanh.plans"
    label = "plans"

    def ready(self) -> None:
        """Plug in: the kind that turns reviewed documents into plans, what goes over to a successor, pages, search."""
        from django.db.models.signals import post_delete

        from donghanh.documents import kinds
        from donghanh.foundation.files import owners
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import errors, navigation, panels, search, secret_paths
        from donghanh.notices.kinds import register
        from donghanh.organisations.actions.successions import carry_over_with
        from donghanh.plans.actions.succession import carry_work_over
        from donghanh.plans.evidence_files import OWNER, forget_with_row
        from donghanh.plans.imports import PlanImport
        from donghanh.plans.jobs import REMINDERS, keep_plans, send_reminders
        from donghanh.plans.models import Evidence
        from donghanh.plans.panels import links_of_person, tasks_of_directive, work_of_ended_body, work_of_ending_body
        from donghanh.plans.permissions import PlanPermission
        from donghanh.plans.queries.evidence import may_open_evidence
        from donghanh.plans.reminder_words import KINDS
        from donghanh.plans.search import find_plans, find_tasks

        secret_paths.hide_after("/duong-dan/mo/")
        secret_paths.hide_after("/lich/")
        errors.lead_on("/duong-dan/", "/duong-dan/viec/", _("Về danh sách việc"))
        kinds.register(PlanImport())
        owners.register(OWNER, may_open_evidence)
        post_delete.connect(forget_with_row, sender=Evidence)
        carry_over_with(carry_work_over)  # after the posts: people stands below and is ready first
        schedule("plans.keep", keep_plans, at=dt.time(0, 5))
        schedule(REMINDERS, send_reminders, at=dt.time(6, 30))
        for kind in KINDS:
            register(kind)
        navigation.register(
            navigation.NavItem(
                code="plans",
                label=_("Kế hoạch"),
                url_name="plans:list",
                icon="clipboard-list",
                order=20,
                permission=PlanPermission.READ,
            )
        )
        navigation.register(
            navigation.NavItem(
                code="tasks",
                label=_("Tất cả việc"),
                url_name="plans:across",
                icon="circle-check",
                order=21,
                permission=PlanPermission.READ,
                extra=True,
            )
        )
        navigation.register(
            navigation.NavItem(
                code="feed",
                label=_("Hạn việc trên lịch của tôi"),
                url_name="plans:feed",
                icon="calendar-event",
                order=20,
                place="account",
            )
        )
        panels.register("documents.page", tasks_of_directive)
        panels.register("people.person", links_of_person)
        panels.register("organisations.end", work_of_ending_body)
        panels.register("organisations.page", work_of_ended_body)
        search.register(find_plans)
        search.register(find_tasks)
