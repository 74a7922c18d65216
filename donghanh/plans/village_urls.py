"""Addresses behind a personal link; the secret stands in the first alone. Whatever else is below here is told apart from
nothing: a link that was cut short must not lead to the sign-in page."""

from django.urls import path

from donghanh.plans.views import village, village_door

app_name = "village"
urlpatterns = [
    path("mo/<str:secret>/", village_door.door, name="door"),
    path("mo/<str:secret>", village_door.door, name="door_cut"),
    path("viec/", village.tasks, name="tasks"),
    path("viec/<uuid:pk>/", village.answer, name="answer"),
    path("viec/<uuid:pk>/hoi-tham/", village.check_in, name="check_in"),
    path("ma-pin/", village.again, name="again"),
    path("thoat/", village_door.leave, name="leave"),
    path("", village_door.nowhere, name="nowhere"),
    path("<path:rest>", village_door.nowhere, name="nowhere_below"),
]
