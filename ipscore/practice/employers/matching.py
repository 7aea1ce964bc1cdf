"""Which clients' wishes fit which employers: the words that meet, counted and shown.

There is no more to it on purpose: a coach must see why an employer is named, and may think otherwise. The
score is the number of the client's words that meet a word of the employer, and one for the same municipality.

Finnish bends words and writes compounds as one: “kahvilassa” is about a “kahvila”, and a “siivooja” does
“siivous”. Dictionaries that know this are larger than this program, so words meet by their beginnings.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from attrs import frozen

from ipscore.practice.caseload import present_episode
from ipscore.practice.employers.directory import EmployerRow
from ipscore.practice.summaries import ClientSummary
from ipscore.records.episode import Phase

SEARCHING = frozenset({Phase.JOB_SEARCH, Phase.AGREEMENT})
"""Phases in which a client looks for work."""

BEGINNING = 5
"""Letters that two words must share from the beginning: endings and the last letters of a stem vary."""

INSIDE = 6
"""Letters that a later part of a compound must share: chance is greater where the place is free."""

SHORT_ENDING = 4
"""Letters of ending that a word shorter than `BEGINNING` may have: auto, autojen, not automaatio."""

SHORTEST = 4
"""Letters of the shortest word that is looked at."""

LONGEST = 60
"""Letters of the longest word that is looked at: a longer one is no word."""

COMMON = tuple(
    """
    aina alal alan alku aloit also altid anything arbet arvos asiaa asiat auta avoim avoin bara because behö
    could des det edes efter ehdo ehkä eikä eler enen etsi fler från gärn göra haku halua have hela helst
    helt heti hjälpa hyvä ihmi ilman inom inos inte itse jaksa job joiden joita joka joko joku jonka josa
    jotai jotak jotka juuri kaik kans kaut keral kertoa kesken kiire kiva kokem kolme koska kotoa kuin
    kuiten kunhan kuno kuten kyse käsip käyd like lisä lite luote lyhy löyty mahdo mang mene mera mielel
    mieles mielu mikä misä mitä mone much muka mut muut mycke myös många måste need niin niitä noin någ ocks
    oike ola olen olev olis olut omaa oman omas omia onko opin osaa other paik paljo palkal paras parem
    people perhaps pien pitk pitää place puoli pysty päivä rather rauhal rauhas redan saada saan saisi sama
    sedan sekä sela selv siinä siit sijai sila silo sine sit skal skul snäl some sopi sovi suora taas tahans
    taido tapaa tarvi tehdä tehn teke tekij that there they thing this toise toisi toiv tosi trivs tule tune
    tunit tunte tuntia tutu tycke tyk työ töi unelma ungef usea utan utom uude uusi vaik vain vapa varasa
    varj vars vastu vecka vielä viik viits voida voin voisi vore vuoro vähän välilä want when where
    which with work would yhden yhdes yhte yksi yleens ylit ymä ystäv äänes
    """.split()  # noqa: SIM905 - a list of one word a line would be a page
)
"""Beginnings of words that stand in anyone's wishes and tell no field of work; doubled consonants are one."""


@frozen
class Met:
    """A word of the client and the word of the employer that it meets."""

    wish: str
    need: str


@frozen
class Match:
    """One client and one employer. `place`: the municipality they share, empty when they do not."""

    client: str
    employer: str
    met: tuple[Met, ...]
    place: str

    @property
    def score(self) -> int:
        """Words that meet, and one for the same municipality."""
        return len(self.met) + bool(self.place)


def employers_for(
    client: ClientSummary, employers: Iterable[EmployerRow], municipality: str = ""
) -> tuple[Match, ...]:
    """The employers at least one word fits, best first. `municipality`: where the client's site is."""
    wishes = words_of_client(client)
    meeting = _Meeting(wishes)
    found = []
    for employer in employers:
        met: dict[str, str] = {}
        for need in words_of_employer(employer):
            for wish in meeting.of(need):
                met.setdefault(wish, need)
        pairs = tuple(Met(wish, met[wish]) for wish in wishes if wish in met)
        found.append(Match(client.id, employer.id, pairs, _place(employer, municipality)))
    return _best(found)


def clients_for(
    employer: EmployerRow, clients: Iterable[ClientSummary], sites: Mapping[str, str], today: date
) -> tuple[Match, ...]:
    """The searching clients at least one word fits, best first. `sites`: municipalities by id of a site."""
    meeting = _Meeting(words_of_employer(employer))
    found = []
    for client in clients:
        if is_searching(client, today):
            met = ((wish, meeting.of(wish)) for wish in words_of_client(client))
            pairs = tuple(Met(wish, needs[0]) for wish, needs in met if needs)
            found.append(Match(client.id, employer.id, pairs, _place(employer, sites.get(client.site, ""))))
    return _best(found)


def is_searching(client: ClientSummary, day: date) -> bool:
    """Whether the client was looking for work on `day`."""
    episode = present_episode(client, day)
    phase = episode.phase_on(day) if episode is not None and episode.open_on(day) else None
    return phase is not None and phase.phase in SEARCHING


def words_of_client(client: ClientSummary) -> tuple[str, ...]:
    """The words of the client's wishes and of the titles of jobs the client has had.

    Of several forms of a word the first: who writes one twice does not wish for it twice as much.
    """
    found: list[str] = []
    for word in _words((client.wishes, *(each.title for each in client.jobs))):
        if not any(_same_beginning(_folded(word), _folded(each)) for each in found):
            found.append(word)
    return tuple(found)


def words_of_employer(employer: EmployerRow) -> tuple[str, ...]:
    """The words of the employer's field, of the needs told to coaches, and of the jobs given, each once."""
    needs = (each.needs for each in employer.contacts)
    return _words((employer.industry, *needs, *(each.job.title for each in employer.jobs)))


def meet(one: str, other: str) -> bool:
    """Whether two words are about the same, as far as their letters tell."""
    first, second = _folded(one), _folded(other)
    return _same_beginning(first, second) or _inside(first, second) or _inside(second, first)


class _Meeting:
    """Which of some words another word meets; needs repeat, so each is compared once."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(each for each in self._words if meet(each, word))
        return known


def _same_beginning(one: str, other: str) -> bool:
    """Whether two folded words begin alike; a short one has to be the whole beginning."""
    short, long = sorted((one, other), key=len)
    if len(short) >= BEGINNING:
        return short[:BEGINNING] == long[:BEGINNING]
    return len(short) >= SHORTEST and long.startswith(short) and len(long) - len(short) <= SHORT_ENDING


def _inside(part: str, compound: str) -> bool:
    """Whether a later part of the compound begins as `part` does."""
    return len(part) >= INSIDE and compound.find(part[:INSIDE], 2) > 0


def _folded(word: str) -> str:
    """Doubled consonants as one: kauppa and kaupassa differ in little else."""
    return _DOUBLED.sub(r"\1", word.casefold())


_DOUBLED = re.compile(r"([^aeiouyäöå])\1")


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(_of_one_text(text)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _of_one_text(text: str) -> tuple[str, ...]:
    """The words of a text that tell something; the same needs and titles come again and again."""
    every = re.findall(r"[^\W\d_]+", text.casefold())
    return tuple(
        each
        for each in every
        if len(_folded(each)) >= SHORTEST and len(each) <= LONGEST and not _folded(each).startswith(COMMON)
    )


def _place(employer: EmployerRow, municipality: str) -> str:
    """The municipality both are in; empty when they are not, or it is not known."""
    here, there = municipality.strip(), employer.municipality.strip()
    return there if here and here.casefold() == there.casefold() else ""


def _best(matches: Iterable[Match]) -> tuple[Match, ...]:
    found = [each for each in matches if each.met]
    return tuple(sorted(found, key=lambda each: (-each.score, each.client, each.employer)))
