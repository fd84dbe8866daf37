"""The addresses that the panel posts to."""

from django.urls import path

from replyguide.adapters.django_helpdesk import views

app_name = "replyguide_helpdesk"
urlpatterns = [
    path("tickets/<int:ticket_id>/verdict/", views.verdict, name="verdict"),
    path("tickets/<int:ticket_id>/review/", views.review, name="review"),
]
