"""Where each app hangs. Paths are short Vietnamese words, for the people who read them aloud on the phone."""

from django.urls import include, path

from donghanh.plans.views.feed import calendar

urlpatterns = [
    path("", include("donghanh.console.urls")),
    path("", include("donghanh.accounts.urls")),
    path("", include("donghanh.foundation.web.urls")),
    path("tep/", include("donghanh.foundation.files.urls")),
    path("don-vi/", include("donghanh.units.urls")),
    path("co-quan/", include("donghanh.organisations.urls")),
    path("nhan-su/", include("donghanh.people.urls")),
    path("thong-bao/", include("donghanh.notices.urls")),
    path("ngay-lam-viec/", include("donghanh.workdays.urls")),
    path("thay-doi-nhan-su/", include("donghanh.staffing.urls")),
    path("mo-hinh/", include("donghanh.community.urls")),
    path("phap-luat/", include("donghanh.legal.urls")),
    path("van-ban/", include("donghanh.documents.urls")),
    path("ke-hoach/", include("donghanh.plans.urls")),
    path("duong-dan/", include("donghanh.plans.village_urls")),
    path("hoat-dong/", include("donghanh.activities.urls")),
    path("sinh-hoat/", include("donghanh.meetings.urls")),
    path("truyen-thong/", include("donghanh.communication.urls")),
    path("kiem-tra/", include("donghanh.inspections.urls")),
    path("tap-huan/", include("donghanh.training.urls")),
    path("kinh-phi/", include("donghanh.budget.urls")),
    path("lich/<str:token>.ics", calendar, name="calendar"),
]
handler400 = "donghanh.foundation.web.errors.bad_request"
handler403 = "donghanh.foundation.web.errors.not_found"  # refused looks absent
handler404 = "donghanh.foundation.web.errors.not_found"
handler500 = "donghanh.foundation.web.errors.apology"
