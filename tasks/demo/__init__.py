"""The demonstration: the real sitting of a newspaper article, and people of positions instead of names."""
