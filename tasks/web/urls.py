"""Addresses of the control's pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
