"""Days off of Kazakhstan 2025-2027, written out so that the expected dates rest on nothing that computes.

2025 is as it was: Sunday 5 January was worked for Friday the 3rd. For 2026 and 2027 no transfer by decree is
known and the day of Kurban-ait is an estimate; both are for the secretary to correct by act.
"""

from datetime import date

from commission.domain.workdays import DayName, Workdays

FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)

NEW_YEAR = DayName("Жаңа жыл", "Новый год")
CHRISTMAS = DayName("Православиелік Рождество", "Православное Рождество")
WOMEN = DayName("Халықаралық әйелдер күні", "Международный женский день")
CONSTITUTION = DayName("Конституция күні", "День Конституции")
NAURYZ = DayName("Наурыз мейрамы", "Наурыз мейрамы")
UNITY = DayName("Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана")
DEFENDER = DayName("Отан қорғаушы күні", "День защитника Отечества")
VICTORY = DayName("Жеңіс күні", "День Победы")
KURBAN_AIT = DayName("Құрбан айт", "Курбан-айт")
CAPITAL = DayName("Астана күні", "День столицы")
REPUBLIC = DayName("Республика күні", "День Республики")
INDEPENDENCE = DayName("Тәуелсіздік күні", "День Независимости")
MOVED = DayName("ауыстырылған демалыс күні", "перенесённый выходной день", moved=True)

OFF: dict[date, DayName] = {
    date(2025, 1, 1): NEW_YEAR,
    date(2025, 1, 2): NEW_YEAR,
    date(2025, 1, 3): MOVED,
    date(2025, 1, 7): CHRISTMAS,
    date(2025, 3, 8): WOMEN,
    date(2025, 3, 10): MOVED,
    date(2025, 3, 21): NAURYZ,
    date(2025, 3, 22): NAURYZ,
    date(2025, 3, 23): NAURYZ,
    date(2025, 3, 24): MOVED,
    date(2025, 3, 25): MOVED,
    date(2025, 5, 1): UNITY,
    date(2025, 5, 7): DEFENDER,
    date(2025, 5, 9): VICTORY,
    date(2025, 6, 6): KURBAN_AIT,
    date(2025, 7, 6): CAPITAL,
    date(2025, 7, 7): MOVED,
    date(2025, 8, 30): CONSTITUTION,
    date(2025, 9, 1): MOVED,
    date(2025, 10, 25): REPUBLIC,
    date(2025, 10, 27): MOVED,
    date(2025, 12, 16): INDEPENDENCE,
    date(2026, 1, 1): NEW_YEAR,
    date(2026, 1, 2): NEW_YEAR,
    date(2026, 1, 7): CHRISTMAS,
    date(2026, 3, 8): WOMEN,
    date(2026, 3, 9): MOVED,
    date(2026, 3, 21): NAURYZ,
    date(2026, 3, 22): NAURYZ,
    date(2026, 3, 23): NAURYZ,
    date(2026, 3, 24): MOVED,
    date(2026, 3, 25): MOVED,
    date(2026, 5, 1): UNITY,
    date(2026, 5, 7): DEFENDER,
    date(2026, 5, 9): VICTORY,
    date(2026, 5, 11): MOVED,
    date(2026, 5, 27): KURBAN_AIT,
    date(2026, 7, 6): CAPITAL,
    date(2026, 10, 25): REPUBLIC,
    date(2026, 10, 26): MOVED,
    date(2026, 12, 16): INDEPENDENCE,
    date(2027, 1, 1): NEW_YEAR,
    date(2027, 1, 2): NEW_YEAR,
    date(2027, 1, 4): MOVED,
    date(2027, 1, 7): CHRISTMAS,
    date(2027, 3, 8): WOMEN,
    date(2027, 3, 15): CONSTITUTION,
    date(2027, 3, 21): NAURYZ,
    date(2027, 3, 22): NAURYZ,
    date(2027, 3, 23): NAURYZ,
    date(2027, 3, 24): MOVED,
    date(2027, 5, 1): UNITY,
    date(2027, 5, 3): MOVED,
    date(2027, 5, 7): DEFENDER,
    date(2027, 5, 9): VICTORY,
    date(2027, 5, 10): MOVED,
    date(2027, 5, 16): KURBAN_AIT,
    date(2027, 7, 6): CAPITAL,
    date(2027, 10, 25): REPUBLIC,
    date(2027, 12, 16): INDEPENDENCE,
}
WORKED = frozenset({date(2025, 1, 5)})

CAL = Workdays.plain(FIRST, LAST, OFF, WORKED)
