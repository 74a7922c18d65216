"""Addresses under ``/tap-huan/``."""

from django.urls import path

from donghanh.training.views import course, intake, listing, sessions, trainees

app_name = "training"
urlpatterns = [
    path("", listing.course_list, name="list"),
    path("xuat/", listing.course_export, name="export"),
    path("them/", course.add, name="add"),
    path("<uuid:pk>/", course.course, name="course"),
    path("<uuid:pk>/sua/", course.edit, name="edit"),
    path("<uuid:pk>/bat-dau/", course.start, name="start"),
    path("<uuid:pk>/ket-thuc/", course.finish, name="finish"),
    path("<uuid:pk>/mo-lai/", course.reopen, name="reopen"),
    path("<uuid:pk>/huy/", course.cancel, name="cancel"),
    path("<uuid:pk>/buoi/them/", sessions.add, name="session-add"),
    path("buoi/<uuid:pk>/", sessions.attendance, name="attendance"),
    path("buoi/<uuid:pk>/ghi/", sessions.note, name="note"),
    path("buoi/<uuid:pk>/tat-ca/", sessions.note_all, name="note-all"),
    path("buoi/<uuid:pk>/da-hoc/", sessions.hold, name="hold"),
    path("buoi/<uuid:pk>/sua/", sessions.edit, name="session-edit"),
    path("buoi/<uuid:pk>/bo/", sessions.remove, name="session-remove"),
    path("buoi/<uuid:pk>/chua-hoc/", sessions.unhold, name="session-unhold"),
    path("<uuid:pk>/hoc-vien/", trainees.trainee_list, name="trainees"),
    path("<uuid:pk>/hoc-vien/xuat/", trainees.trainee_export, name="trainees-export"),
    path("<uuid:pk>/hoc-vien/them/", trainees.add, name="trainee-add"),
    path("<uuid:pk>/hoc-vien/chon/", trainees.choose, name="trainee-choose"),
    path("<uuid:pk>/hoc-vien/nhap/", intake.intake, name="intake"),
    path("<uuid:pk>/hoc-vien/nhap/ghi/", intake.intake_apply, name="intake-apply"),
    path("<uuid:pk>/hoc-vien/nhap/cho-sua/", intake.intake_problems, name="intake-problems"),
    path("<uuid:pk>/hoc-vien/nhap/mau/", intake.intake_template, name="intake-template"),
    path("hoc-vien/<uuid:pk>/", trainees.edit, name="trainee"),
    path("hoc-vien/<uuid:pk>/thoi/", trainees.withdraw, name="trainee-withdraw"),
    path("hoc-vien/<uuid:pk>/hoc-tiep/", trainees.come_back, name="trainee-back"),
    path("hoc-vien/<uuid:pk>/bo/", trainees.remove, name="trainee-remove"),
]
