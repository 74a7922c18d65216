"""Addresses of staffing."""

from django.urls import path

from donghanh.staffing.views import intake, leaving

app_name = "staffing"
urlpatterns = [
    path("roi-vi-tri/", leaving.leaver_list, name="leavers"),
    path("roi-vi-tri/<uuid:pk>/ban-giao/", leaving.hand_over_page, name="hand-over"),
    path("bien-ban/<uuid:pk>/", leaving.record_page, name="record"),
    path("nhap/", intake.intake, name="intake"),
    path("nhap/mau/", intake.intake_template, name="intake-template"),
    path("nhap/ghi/", intake.intake_apply, name="intake-apply"),
    path("nhap/cho-can-sua/", intake.intake_problems, name="intake-problems"),
]
