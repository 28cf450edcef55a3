"""Control numbers: how a line of a decision is called for the rest of its life."""

UNKNOWN = "?"


def control_number(year: int | None, minutes_no: str, clause_number: str, line: int) -> str:
    """«2025-3/2.1-08»: year-minutes/clause-line; what is not known yet is «?», never invented."""
    return f"{year or UNKNOWN}-{minutes_no or UNKNOWN}/{clause_number}-{line:02d}"


def co_number(year: int | None, minutes_no: str, clause_number: str, line: int) -> str:
    """«2025-3/2.1-C01»: the letter keeps it apart from tasks; it looks the same in Kazakh and in Russian."""
    return f"{year or UNKNOWN}-{minutes_no or UNKNOWN}/{clause_number}-C{line:02d}"


def spoken(number: str) -> list[str]:
    """As people write it when they look for it: «3/2.1» of «2025-3/2.1-08», and each shorter form."""
    head, _, line = number.rpartition("-")
    year, _, rest = head.partition("-")
    minutes, _, clause = rest.rpartition("/")
    return [number, f"{rest}-{line}", head, rest, f"{year}-{minutes}", clause]
