"""Addresses of communication."""

from django.urls import path

from donghanh.communication.views import scripts, slots, week

app_name = "communication"
urlpatterns = [
    path("", week.week, name="week"),
    path("tuan/in/", week.print_, name="week_print"),
    path("tuan/xuat/", week.export, name="week_export"),
    path("tuan/chep/", week.copy, name="week_copy"),
    path("tuan/da-phat/", week.air_day, name="air_day"),
    path("khung-gio/them/", slots.new, name="slot_new"),
    path("khung-gio/<uuid:pk>/", slots.slot, name="slot"),
    path("khung-gio/<uuid:pk>/sua/", slots.edit, name="slot_edit"),
    path("khung-gio/<uuid:pk>/bo/", slots.end, name="slot_end"),
    path("khung-gio/<uuid:pk>/da-phat/", week.air, name="air"),
    path("khung-gio/<uuid:pk>/khong-phat/", week.miss, name="miss"),
    path("khung-gio/<uuid:pk>/bo-danh-dau/", week.unmark, name="unmark"),
    path("bai/", scripts.list_, name="scripts"),
    path("bai/xuat/", scripts.export, name="scripts_export"),
    path("bai/them/", scripts.new, name="script_new"),
    path("bai/<uuid:pk>/", scripts.script, name="script"),
    path("bai/<uuid:pk>/sua/", scripts.edit, name="script_edit"),
    path("bai/<uuid:pk>/gui/", scripts.send, name="script_send"),
    path("bai/<uuid:pk>/duyet/", scripts.approve, name="script_approve"),
    path("bai/<uuid:pk>/tra-lai/", scripts.return_, name="script_return"),
    path("bai/<uuid:pk>/cat/", scripts.put_away, name="script_put_away"),
    path("bai/<uuid:pk>/in/", scripts.print_, name="script_print"),
    path("toc-do-doc/", scripts.pace, name="pace"),
]
