"""Addresses behind a personal link; the secret stands in the first alone."""

from django.urls import path

from donghanh.plans.views import village

app_name = "village"
urlpatterns = [
    path("viec/", village.tasks, name="tasks"),
    path("viec/<uuid:pk>/", village.answer, name="answer"),
    path("ma-pin/", village.again, name="again"),
    path("thoat/", village.leave, name="leave"),
    path("mo/<str:secret>/", village.door, name="door"),
]
