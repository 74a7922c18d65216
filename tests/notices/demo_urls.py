"""The addresses as the demo has them."""

from django.urls import include, path

from donghanh.config.urls import urlpatterns as usual
from donghanh.notices.urls import addresses

urlpatterns = [path("thong-bao/", include((addresses(demo=True), "notices"))), *usual]
