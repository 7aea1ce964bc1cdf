"""The curve of the coefficient, and the levels to compare with."""

from datetime import date

from ipscore.definitions.text import LANGUAGES
from ipscore.outcomes import BENCHMARKS, TrendPoint, outcomes, rolling_coefficient
from ipscore.records.period import Period, months_before
from tests.outcomes.builders import P, client, dataset, episode, job


def test_the_curve_has_a_point_at_each_month_end_in_the_period() -> None:
    """A month that does not end in the period has none; nobody in coaching gives no value."""
    half = Period(date(2022, 2, 15), date(2022, 4, 29))
    assert rolling_coefficient(dataset(), half) == (
        TrendPoint(date(2022, 2, 28), None, 0, 0),
        TrendPoint(date(2022, 3, 31), None, 0, 0),
    )


def test_each_point_is_the_coefficient_of_its_window() -> None:
    """The same as the report of that window gives."""
    everyone = dataset(
        client("c1", episodes=[episode("2021-3-1", "3-15")], jobs=[job("2021-12-5", "2-1")]),
        client("c2", jobs=[job("5-5", "5-6")]),
        client("c3", episodes=[episode("6-1")], jobs=[job("5-1")]),
    )
    curve = rolling_coefficient(everyone, P, months=3)
    assert len(curve) == 12
    for point in curve:
        expected = outcomes(everyone, months_before(point.end, 3)).figure("employment_coefficient")
        assert (point.value, point.numerator, point.denominator) == (
            expected.value,
            expected.numerator,
            expected.denominator,
        )
    assert {point.numerator for point in curve} == {0, 1, 2} - {2} | {1}


def test_levels_to_compare_with_name_source_and_year() -> None:
    """A level without its source would be read as a promise."""
    assert {each.value for each in BENCHMARKS} == {0.37, 0.20, 0.62, 0.47, 0.50}
    for each in BENCHMARKS:
        assert each.years
        assert all(each.source.get(language) and each.name.get(language) for language in LANGUAGES)
