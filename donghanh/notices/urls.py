"""Addresses of notices."""

from django.conf import settings
from django.urls import URLPattern, path

from donghanh.notices.views import reading, watching

app_name = "notices"


def addresses(*, demo: bool) -> list[URLPattern]:
    """Every address; that of the caught messages exists in the demo alone."""
    found = [
        path("", reading.notice_list, name="list"),
        path("da-doc/", reading.read_all, name="read_all"),
        path("cach-nhan/", reading.preferences, name="preferences"),
        path("tin-gui/", watching.message_list, name="messages"),
        path("tin-gui/<uuid:pk>/da-kiem-tra/", watching.check_message, name="check"),
        path("<uuid:pk>/", reading.open_notice, name="open"),
    ]
    return [*found, path("thu-da-gui/", watching.caught_messages, name="caught")] if demo else found


urlpatterns = addresses(demo=settings.DONGHANH_DEMO)
