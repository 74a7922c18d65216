"""Addresses of inspections."""

from django.urls import path

from donghanh.inspections.views import answering, checklists, findings, following, inspecting, listing

app_name = "inspections"
urlpatterns = [
    path("", listing.list_, name="list"),
    path("xuat/", listing.export, name="export"),
    path("lap/", inspecting.new, name="new"),
    path("kien-nghi/", findings.list_, name="findings"),
    path("kien-nghi/xuat/", findings.export, name="findings_export"),
    path("kien-nghi/<uuid:pk>/", findings.finding_page, name="finding"),
    path("kien-nghi/<uuid:pk>/sua/", findings.correct, name="finding_edit"),
    path("kien-nghi/<uuid:pk>/bo/", findings.remove, name="finding_remove"),
    path("kien-nghi/<uuid:pk>/bao-xong/", following.claim, name="claim"),
    path("kien-nghi/<uuid:pk>/xac-nhan/", following.verify, name="verify"),
    path("kien-nghi/<uuid:pk>/tra-lai/", following.hand_back, name="hand_back"),
    path("kien-nghi/<uuid:pk>/gia-han/", following.extend, name="extend"),
    path("kien-nghi/<uuid:pk>/thoi/", following.drop, name="drop"),
    path("kien-nghi/<uuid:pk>/theo-doi-lai/", following.resume, name="resume"),
    path("kien-nghi/tep/<uuid:pk>/bo/", following.file_remove, name="file_remove"),
    path("bang-kiem/", checklists.list_, name="checklists"),
    path("bang-kiem/xuat/", checklists.export, name="checklists_export"),
    path("bang-kiem/lap/", checklists.new, name="checklist_new"),
    path("bang-kiem/<uuid:pk>/", checklists.checklist, name="checklist"),
    path("bang-kiem/<uuid:pk>/sua/", checklists.correct, name="checklist_edit"),
    path("bang-kiem/<uuid:pk>/ban-moi/", checklists.version_new, name="version_new"),
    path("bang-kiem/ban/<uuid:pk>/cau/", checklists.line_new, name="line_new"),
    path("bang-kiem/ban/<uuid:pk>/ban-hanh/", checklists.publish, name="publish"),
    path("bang-kiem/cau/<uuid:pk>/", checklists.line_edit, name="line_edit"),
    path("doan/<uuid:pk>/bo/", inspecting.member_remove, name="member_remove"),
    path("<uuid:pk>/", inspecting.inspection_page, name="inspection"),
    path("<uuid:pk>/sua/", inspecting.correct, name="correct"),
    path("<uuid:pk>/doan/", inspecting.member_new, name="member_new"),
    path("<uuid:pk>/bang-kiem/", answering.answers, name="answers"),
    path("<uuid:pk>/phieu/", inspecting.sheet, name="sheet"),
    path("<uuid:pk>/kien-nghi/", findings.new, name="finding_new"),
    path("<uuid:pk>/ket-luan/", inspecting.conclude, name="conclude"),
    path("<uuid:pk>/huy/", inspecting.cancel, name="cancel"),
]
