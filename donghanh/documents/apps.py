"""The documents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.documents"
    label = "documents"

    def ready(self) -> None:
        """Plug into the sockets below: files, navigation, search, jobs."""
        from donghanh.documents import jobs, sockets
        from donghanh.documents.actions.receive import OWNER_TYPE
        from donghanh.documents.actions.requests import read_with
        from donghanh.documents.permissions import DocumentPermission
        from donghanh.foundation.files import owners
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels, search

        owners.register(OWNER_TYPE, sockets.may_open)
        navigation.register(
            navigation.NavItem(
                code="documents",
                label=_("Văn bản"),
                url_name="documents:list",
                icon="file-text",
                order=25,
                permission=DocumentPermission.READ,
                extra=True,
                badge=sockets.waiting_count,
            )
        )
        search.register(sockets.search)
        panels.register(sockets.CITATIONS, sockets.citing)
        schedule("documents.read_waiting", jobs.read_waiting)
        read_with(jobs.queue_reading)
        jobs.listen_to_the_law()
