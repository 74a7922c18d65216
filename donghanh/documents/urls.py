"""Addresses of documents."""

from django.urls import path

from donghanh.documents.views import answers, apply, cascade, compare, items, lists, pages, quality, review, upload

app_name = "documents"
urlpatterns = [
    path("", lists.document_list, name="list"),
    path("xuat/", lists.export, name="export"),
    path("tai-len/", upload.upload, name="upload"),
    path("dan-chu/", upload.paste, name="paste"),
    path("go-vao/", upload.type_in, name="type_in"),
    path("chat-luong/", quality.quality, name="quality"),
    path("chat-luong/xuat/", quality.export, name="quality_export"),
    path("<uuid:pk>/", pages.document_page, name="page"),
    path("<uuid:pk>/van-ban/", pages.source_page, name="source"),
    path("<uuid:pk>/luu-y/", pages.findings_page, name="findings"),
    path("<uuid:pk>/thong-tin/", pages.header_page, name="header"),
    path("<uuid:pk>/cat/", pages.archive, name="archive"),
    path("<uuid:pk>/lay-ra/", pages.bring_back, name="bring_back"),
    path("<uuid:pk>/doc-lai/", upload.read_again, name="read_again"),
    path("<uuid:pk>/ban-moi/", upload.new_version, name="new_version"),
    path("<uuid:pk>/so-sanh/", compare.compare, name="compare"),
    path("<uuid:pk>/so-sanh/<uuid:reading_pk>/", compare.compare, name="compare_reading"),
    path("<uuid:pk>/cap-tren/", cascade.cascade, name="cascade"),
    path("<uuid:pk>/cap-tren/chon/", cascade.parent, name="cascade_parent"),
    path("<uuid:pk>/cap-tren/xuat/", cascade.export, name="cascade_export"),
    path("<uuid:pk>/cap-tren/tra-loi/", cascade.answer, name="cascade_answer"),
    path("<uuid:pk>/ra-soat/", review.review, name="review"),
    path("<uuid:pk>/ra-soat/nhan-het/", review.accept_all, name="accept_all"),
    path("<uuid:pk>/them-muc/", items.add, name="add_item"),
    path("<uuid:pk>/muc/<uuid:item_pk>/", items.show, name="item"),
    path("<uuid:pk>/muc/<uuid:item_pk>/dung/", items.accept, name="item_accept"),
    path("<uuid:pk>/muc/<uuid:item_pk>/bo/", items.reject, name="item_reject"),
    path("<uuid:pk>/muc/<uuid:item_pk>/xem-lai/", items.reopen, name="item_reopen"),
    path("<uuid:pk>/muc/<uuid:item_pk>/nhu-ban-in/", items.restore, name="item_restore"),
    path("<uuid:pk>/muc/<uuid:item_pk>/lay-lai/", items.take_back, name="item_take_back"),
    path("<uuid:pk>/muc/<uuid:item_pk>/sua/", items.edit, name="item_edit"),
    path("<uuid:pk>/muc/<uuid:item_pk>/tach/", items.split, name="item_split"),
    path("<uuid:pk>/muc/<uuid:item_pk>/nhu-lan-truoc/", items.recall, name="item_recall"),
    path("<uuid:pk>/muc/<uuid:item_pk>/gop/", items.merge, name="item_merge"),
    path("<uuid:pk>/luu-y/<uuid:finding_pk>/", answers.finding, name="finding"),
    path("<uuid:pk>/ten/<uuid:body_pk>/", answers.body, name="body"),
    path("<uuid:pk>/dua-vao-thuc-hien/", apply.apply, name="apply"),
    path("<uuid:pk>/rut-lai/", apply.undo, name="undo_apply"),
]
