"""Addresses of the sitting's pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
