"""Where the project's pages are."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("helpdesk/", include("helpdesk.urls")),
    path("replyguide/", include("replyguide.adapters.django_helpdesk.urls")),
]
