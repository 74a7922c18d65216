"""Addresses of units."""

from django.urls import URLPattern, path

from donghanh.units.views import browse, villages

app_name = "units"
urlpatterns: list[URLPattern] = [
    path("", browse.unit_list, name="list"),
    path("xuat.csv", browse.unit_export, name="export"),
    path("thon/", villages.village_list, name="villages"),
    path("thon/them/", villages.village_add, name="village-add"),
    path("<uuid:pk>/", browse.unit_page, name="unit"),
    path("<uuid:pk>/doi-ten/", villages.village_rename, name="village-rename"),
    path("<uuid:pk>/sua/", villages.village_correct, name="village-correct"),
    path("<uuid:pk>/ket-thuc/", villages.village_end, name="village-end"),
    path("<uuid:pk>/dinh-chinh/", villages.unit_correct, name="correct"),
]
