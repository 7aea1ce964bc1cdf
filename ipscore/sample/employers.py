"""Invented employers: companies, municipal units, associations and a few public bodies."""

from random import Random

from attrs import frozen

from ipscore.records.employer import Employer
from ipscore.records.job import Sector
from ipscore.sample.chance import Ids, chance, shuffled
from ipscore.sample.places import TOWNS, K, R
from ipscore.sample.trades import TRADES, Trade

CONTACT_PEOPLE = (
    "Hannele Rissanen", "Pasi Kuoppala", "Tiina Jauhiainen", "Kimmo Saarikko", "Merja Ollila",
    "Jussi Tuomela", "Annika Backman", "Risto Kauppila", "Johanna Vuori", "Esa Hautala", "Piia Nyman",
    "Heikki Lamminpää", "Susanna Ketola", "Tommi Arola", "Ritva Sundell", "Markus Peltola",
    "Kati Järvelä", "Olli Sorsa", "Tuula Hagman", "Janne Kivelä",
)  # fmt: skip
FORMS = ("Oy", "Oy", "Oy", "Ky", "Tmi", "Osuuskunta")
OTHER_PUBLIC = {
    R: (
        ("Keskinen hyvinvointialue, laitoshuolto", Sector.WELLBEING_COUNTY, "cleaning"),
        ("Keskinen hyvinvointialue, asumispalvelut", Sector.WELLBEING_COUNTY, "care"),
        ("Keskinen hyvinvointialue, logistiikka", Sector.WELLBEING_COUNTY, "warehouse"),
        ("Keskinen hyvinvointialue, keskusarkisto", Sector.WELLBEING_COUNTY, "office"),
        ("Valtion tilastopiiri, Keskiniemen toimisto", Sector.STATE, "office"),
        ("Keskiniemen varuskunta, muonituskeskus", Sector.STATE, "food"),
    ),
    K: (
        ("Keskinen hyvinvointialue, Karhulammen asumisyksikkö", Sector.WELLBEING_COUNTY, "care"),
        ("Keskinen hyvinvointialue, Karhulammen välinehuolto", Sector.WELLBEING_COUNTY, "cleaning"),
    ),
}


@frozen
class Workplace:
    """An employer before its contacts are known, with the trade its jobs come from."""

    employer: Employer
    trade: Trade


@frozen
class Pool:
    """Employers of one site: those of the project's time, and those found after it."""

    project: tuple[Workplace, ...]
    later: tuple[Workplace, ...]

    @property
    def everyone(self) -> tuple[Workplace, ...]:
        """All employers of the site."""
        return (*self.project, *self.later)


def business_id(serial: int) -> str | None:
    """Y-tunnus of a seven-digit serial number; None for a serial that has no valid check digit."""
    digits = [int(each) for each in f"{serial:07d}"]
    rest = sum(digit * weight for digit, weight in zip(digits, (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return None if rest == 1 else f"{serial:07d}-{(11 - rest) % 11}"


def make_pools(ids: Ids) -> dict[str, Pool]:
    """The employers of both sites: 127 at R and 25 at K in the project's time, more after it."""
    maker = _Maker(ids)
    return {
        R: maker.pool(
            R,
            {Sector.COMPANY: 88, Sector.MUNICIPALITY: 17, Sector.THIRD_SECTOR: 22},
            {Sector.COMPANY: 30, Sector.MUNICIPALITY: 6, Sector.THIRD_SECTOR: 7},
            OTHER_PUBLIC[R],
        ),
        K: maker.pool(
            K,
            {Sector.COMPANY: 16, Sector.MUNICIPALITY: 4, Sector.THIRD_SECTOR: 5},
            {Sector.COMPANY: 7, Sector.MUNICIPALITY: 2, Sector.THIRD_SECTOR: 2},
            OTHER_PUBLIC[K],
        ),
    }


class _Maker:
    """Makes employers one after another, each with a name and a business id of its own."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._rng = chance("employers")
        self._serial = 9_000_117

    def pool(
        self,
        site: str,
        project: dict[Sector, int],
        later: dict[Sector, int],
        public: tuple[tuple[str, Sector, str], ...],
    ) -> Pool:
        names = {sector: shuffled(_names(site, sector, self._rng), self._rng) for sector in project}
        first = [
            self._make(*names[sector].pop(), sector)
            for sector, count in project.items()
            for _ in range(count)
        ]
        second = [
            self._make(*names[sector].pop(), sector) for sector, count in later.items() for _ in range(count)
        ]
        by_id = {trade.id: trade for trade in TRADES}
        second += [
            self._make(name, by_id[trade], TOWNS[site][0][0], sector) for name, sector, trade in public
        ]
        return Pool(tuple(first), tuple(second))

    def _make(self, name: str, trade: Trade, town: str, sector: Sector) -> Workplace:
        rng = self._rng
        known = rng.random() < 0.8
        employer = Employer(
            id=self._ids.new(),
            name=name,
            sector=sector,
            business_id=self._business_id() if rng.random() < 0.9 else "",
            industry=trade.industry,
            municipality=town,
            person=rng.choice(CONTACT_PEOPLE) if known else "",
            phone=f"040 555 {rng.randint(6000, 9999)}" if known else "",
            note=rng.choice(
                ("", "", "", "Soittaa takaisin parhaiten iltapäivällä.", "Käynti sovittava päivää ennen.")
            ),
        )
        return Workplace(employer, trade)

    def _business_id(self) -> str:
        while True:
            self._serial += self._rng.randint(3, 900)
            made = business_id(self._serial)
            if made is not None:
                return made


def _names(site: str, sector: Sector, rng: Random) -> list[tuple[str, Trade, str]]:
    """Every name the site's towns give in a sector, with its trade and town."""
    made = []
    for town, genitive in TOWNS[site]:
        for trade in TRADES:
            match sector:
                case Sector.COMPANY:
                    made += [
                        (f"{genitive} {noun} {rng.choice(FORMS)}", trade, town) for noun in trade.companies
                    ]
                case Sector.MUNICIPALITY:
                    body = "kaupunki" if site == R and town != "Lehtokoski" else "kunta"
                    made += [(f"{genitive} {body}, {unit}", trade, town) for unit in trade.municipal]
                case _:
                    made += [(f"{genitive} {noun} ry", trade, town) for noun in trade.associations]
    return made
