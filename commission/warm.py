"""What a process of the server does once, before its first request."""

import gc
from importlib import import_module

from django.conf import settings

YOUNG, MIDDLE, OLD = 700, 10, 3
"""When rubbish is looked for; Python's own, but for the last, which is 10."""


def warm_up() -> None:
    """Load every page, and let the collector of rubbish forget what never becomes any.

    Rows fetched with their relations know each other in circles: a page leaves a megabyte that only a full
    collection takes away. Python puts one off until a quarter has been added to what it holds, and looks at
    all the code, too: a page in ten waits a fifth of a second. Of what came after the start each look is
    short, so there may be more of them, and less is held meanwhile.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
