"""Addresses of meetings. No name of a person stands in any of them."""

from django.urls import path

from donghanh.meetings.views import attending, listing, meeting, topics

app_name = "meetings"
urlpatterns = [
    path("", listing.list_, name="list"),
    path("xuat/", listing.export, name="export"),
    path("nam/", listing.year, name="year"),
    path("nam/xuat/", listing.year_export, name="year_export"),
    path("nam/<uuid:pk>/<int:year>/", listing.club, name="club_year"),
    path("chuyen-de/", topics.topics, name="topics"),
    path("chuyen-de/<uuid:pk>/", topics.topic_offer, name="topic_offer"),
    path("len-lich/", meeting.new, name="new"),
    path("<uuid:pk>/", meeting.meeting_page, name="meeting"),
    path("<uuid:pk>/sua/", meeting.edit, name="edit"),
    path("<uuid:pk>/noi-dung/", meeting.agenda, name="agenda"),
    path("<uuid:pk>/diem-danh/", attending.attendance, name="attendance"),
    path("<uuid:pk>/diem-danh/tat-ca/", attending.mark_all, name="mark_all"),
    path("<uuid:pk>/diem-danh/<uuid:member_pk>/", attending.tap, name="tap"),
    path("<uuid:pk>/ket-qua/", attending.close, name="close"),
    path("<uuid:pk>/khong-hop/", meeting.call_off, name="call_off"),
    path("<uuid:pk>/lich-lai/", meeting.plan_again, name="plan_again"),
    path("<uuid:pk>/in/", meeting.agenda_print, name="agenda_print"),
    path("<uuid:pk>/in/diem-danh/", meeting.sheet_print, name="sheet_print"),
]
