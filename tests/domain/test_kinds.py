"""The declarations of kinds: complete, unambiguous, and free of percentages."""

from tasks.domain.kinds import BY_CODE, KINDS, Better, Evidence, Total


def test_ten_kinds_and_other_last() -> None:
    assert len(KINDS) == len(BY_CODE) == 11
    assert KINDS[-1].code == "other"
    assert KINDS[-1].evidence is Evidence.free
    assert KINDS[-1].measures == ()


def test_every_kind_but_other_says_what_is_measured_and_shown() -> None:
    for kind in KINDS[:-1]:
        assert kind.measures, kind.code
        assert kind.evidence is not Evidence.free, kind.code


def test_codes_of_measures_are_unique_and_no_measure_is_a_percentage() -> None:
    measures = [measure for kind in KINDS for measure in kind.measures]
    assert len({measure.code for measure in measures}) == len(measures)
    assert "percent" not in {measure.unit for measure in measures}


def test_a_whole_to_compare_with_is_neutral_and_a_state() -> None:
    wholes = [m for kind in KINDS for m in kind.measures if m.code.endswith("_all")]
    assert [(m.better, m.total) for m in wholes] == [(Better.neutral, Total.latest)] * 2
