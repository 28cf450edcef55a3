"""`make bench`: how long a page takes, measured over believable history on both databases."""
