"""The entry point of the web server. A system that is not fit to be deployed does not start here."""

import os

from django.core.wsgi import get_wsgi_application

from commission.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commission.settings")

application = get_wsgi_application()

from commission.checks import refuse_unsafe_start  # noqa: E402  (models exist only after the set-up above)

refuse_unsafe_start()
warm_up()
