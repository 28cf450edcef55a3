"""Addresses of styles, scripts and marks. Built in: no template loads it."""

from functools import cache

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
@cache
def asset(path: str) -> str:
    """`{% asset "commission/css/base.css" %}`: Django's `static`, asked once a process."""
    return static(path)
