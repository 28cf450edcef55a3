"""Addresses of the control's pages: the sitting's own, then those of the tasks."""

from django.urls import URLPattern

from tasks.web import control_urls, sitting_urls

urlpatterns: list[URLPattern] = [*sitting_urls.urlpatterns, *control_urls.urlpatterns]
