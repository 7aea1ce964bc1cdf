"""Published levels to compare with: always named with source and year, never a promise or a norm."""

from attrs import frozen

from ipscore.definitions.text import Text


@frozen
class Benchmark:
    """A level of employment someone has published or aimed at. `value`: 0–1. `years`: when it was
    measured.
    """

    id: str
    measure: str
    value: float
    name: Text
    source: Text
    years: str


_TRIALS = Text(
    fi="Bond, Drake & Becker, World Psychiatry 11, 2012: satunnaistettujen tutkimusten katsaus",
    sv="Bond, Drake & Becker, World Psychiatry 11, 2012: översikt av randomiserade studier",
    en="Bond, Drake & Becker, World Psychiatry 11, 2012: review of randomised trials",
)
_EUROPE = Text(
    fi="Eurooppalaiset tutkimukset, 2010-luku",
    sv="Europeiska studier, 2010-talet",
    en="European studies, 2010s",
)

BENCHMARKS = (
    Benchmark(
        id="europe_ips",
        measure="employment_coefficient",
        value=0.37,
        name=Text(fi="IPS Euroopassa", sv="IPS i Europa", en="IPS in Europe"),
        source=_EUROPE,
        years="2010–2019",
    ),
    Benchmark(
        id="europe_usual",
        measure="employment_coefficient",
        value=0.20,
        name=Text(
            fi="Tavanomaiset palvelut Euroopassa",
            sv="Sedvanliga tjänster i Europa",
            en="Usual services in Europe",
        ),
        source=_EUROPE,
        years="2010–2019",
    ),
    Benchmark(
        id="usa_ips",
        measure="employment_coefficient",
        value=0.62,
        name=Text(fi="IPS Yhdysvalloissa", sv="IPS i USA", en="IPS in the United States"),
        source=_TRIALS,
        years="2012",
    ),
    Benchmark(
        id="elsewhere_ips",
        measure="employment_coefficient",
        value=0.47,
        name=Text(
            fi="IPS Yhdysvaltojen ulkopuolella", sv="IPS utanför USA", en="IPS outside the United States"
        ),
        source=_TRIALS,
        years="2012",
    ),
    Benchmark(
        id="own_aim",
        measure="employment_coefficient",
        value=0.50,
        name=Text(fi="Tiimin oma tavoite", sv="Ett teams eget mål", en="A team's own aim"),
        source=Text(
            fi="Kaksipaikkainen hanke, toukokuu 2021 – lokakuu 2022",
            sv="Ett projekt på två orter, maj 2021–oktober 2022",
            en="A project at two sites, May 2021 – October 2022",
        ),
        years="2021–2022",
    ),
)
