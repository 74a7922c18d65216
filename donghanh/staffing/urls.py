"""Addresses of staffing."""

from django.urls import path

from donghanh.staffing.views import intake

app_name = "staffing"
urlpatterns = [
    path("nhap/", intake.intake, name="intake"),
    path("nhap/mau/", intake.intake_template, name="intake-template"),
    path("nhap/ghi/", intake.intake_apply, name="intake-apply"),
    path("nhap/cho-can-sua/", intake.intake_problems, name="intake-problems"),
]
