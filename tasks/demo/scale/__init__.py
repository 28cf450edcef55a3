"""Believable history by the thousand: the same lives as the demo's, written in bulk instead of acted out."""
