"""Addresses of the legal library."""

from django.urls import URLPattern, path

from donghanh.legal.views import keeping, reading

app_name = "legal"
urlpatterns: list[URLPattern] = [
    path("", reading.library_page, name="library"),
    path("xuat.csv", reading.library_export, name="export"),
    path("them/", keeping.add, name="add"),
    path("<uuid:pk>/", reading.instrument_page, name="instrument"),
    path("<uuid:pk>/sua/", keeping.correct, name="correct"),
    path("<uuid:pk>/kiem-chung/", keeping.verify, name="verify"),
]
