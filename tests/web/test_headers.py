"""What every answer tells the browser about its rights; tests/browser/ tries the policy on real pages."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.contracts.test_start import DEPLOYED, run

POLICY = {
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
}
HEADERS = {
    "Cache-Control": "private",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def policy(answer: HttpResponse) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";")}


def test_pages_of_every_kind_carry_them(cast: Cast, client: Client) -> None:
    """A page, a refusal, a redirect, what is not there."""
    client.force_login(cast.akim)
    answers = [client.get(reverse(name)) for name in ("home", "people", "admin:index")]
    answers.append(client.get("/no-such-page/"))
    assert [one.status_code for one in answers] == [200, 403, 302, 404]
    for answer in answers:
        assert policy(answer) == POLICY
        assert HEADERS.items() <= dict(answer.items()).items() | {("Cache-Control", "private")}
        assert "camera=()" in answer["Permissions-Policy"]


def test_behind_tls_cookies_and_transport_are_strict(tmp_path) -> None:
    """The settings of a deployed system, asked of a process of its own."""
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    asked = f"from commission import settings as s; print([getattr(s, name) for name in {names}])"
    said = run("-c", asked, data=tmp_path, **DEPLOYED)
    assert said.stdout == "[True, True, True, 31536000]\n", said.stderr
