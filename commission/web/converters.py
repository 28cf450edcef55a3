"""Parts of an address that are more than a word."""

from datetime import date


class DayConverter:
    """A day as «2025-08-30»; any other text is no address."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """ValueError, and so 404, for the thirtieth of February."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The same back."""
        return value.isoformat()
