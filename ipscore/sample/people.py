"""Invented people: clients' names and how to reach them. No name, number or address is anyone's."""

from ipscore.records.identity import Identity
from ipscore.sample.chance import chance, shuffled
from ipscore.sample.places import POSTAL_CODES, STREETS, TOWNS

FAMILY = (
    "Aaltonen", "Ahokas", "Alasalmi", "Anttonen", "Eerola", "Eskola", "Haapaniemi", "Haavisto",
    "Hakkarainen", "Halonen", "Harjula", "Heikkilä", "Heino", "Hietanen", "Hiltunen", "Hirvonen",
    "Holopainen", "Huovinen", "Hyvönen", "Hämäläinen", "Ihalainen", "Immonen", "Jaakkola", "Jalonen",
    "Jokela", "Juntunen", "Jääskeläinen", "Kaikkonen", "Kallio", "Karjalainen", "Kekäläinen", "Keränen",
    "Kettunen", "Kiiskinen", "Kinnunen", "Koivisto", "Kokkonen", "Korhola", "Koskela", "Kukkonen",
    "Kurkela", "Kärkkäinen", "Laaksonen", "Lahtela", "Lampinen", "Lappalainen", "Lehtovaara",
    "Leinonen", "Lindroos", "Lipponen", "Luukkonen", "Manninen", "Mattinen", "Miettinen", "Moilanen",
    "Mustonen", "Mäkipää", "Mäntylä", "Nevalainen", "Niskanen", "Nousiainen", "Ojala", "Oksanen",
    "Paananen", "Pajunen", "Pelkonen", "Pesonen", "Piirainen", "Pitkänen", "Poikonen", "Pulkkinen",
    "Puustinen", "Rautio", "Remes", "Ruotsalainen", "Räsänen", "Saarelainen", "Salmela", "Seppälä",
    "Sihvonen", "Sirviö", "Soininen", "Suhonen", "Tanskanen", "Tervonen", "Tolvanen", "Turunen",
    "Tähtinen", "Uusitalo", "Vainio", "Vartiainen", "Vesterinen", "Viitala", "Voutilainen", "Väisänen",
    "Ylönen", "Yrjölä", "Äijälä", "Österlund", "Hassan", "Petrova", "Nguyen", "Ali", "Kowalska",
    "Mäki-Kuusela",
)  # fmt: skip
GIVEN = (
    "Aino", "Aleksi", "Anna-Maija", "Anneli", "Antti", "Ari", "Arttu", "Eero", "Eeva", "Elina",
    "Emilia", "Erkki", "Essi", "Hanna", "Harri", "Heidi", "Helmi", "Henna", "Iida", "Ilkka", "Irma",
    "Jaana", "Jani", "Jari", "Jenni", "Joni", "Jukka", "Juho", "Kaisa", "Kalle", "Katja", "Kirsi",
    "Lauri", "Leena", "Marika", "Markku", "Matias", "Mervi", "Mika", "Mikko", "Minna", "Niina", "Niko",
    "Noora", "Oona", "Outi", "Päivi", "Pekka", "Petri", "Pirjo", "Raimo", "Riikka", "Riina", "Roosa",
    "Saku", "Sami", "Sanna", "Sari", "Seija", "Sini", "Sirpa", "Taina", "Tarja", "Teemu", "Terhi",
    "Timo", "Toni", "Tuomas", "Ulla", "Veera", "Ville", "Virpi", "Väinö", "Yrjö",
)  # fmt: skip
SPECIAL = (
    ("Åkerblom", "Göran", "sv"),
    ("Sjöström", "Linnéa", "sv"),
    ("Öhman", "Åsa", "sv"),
    ("Mäki-Kuusela", "Anna-Maija", "fi"),
    ("Vanha-Honkajärvenpää", "Kristiina-Magdaleena", "fi"),
    ("Hassan", "Amina", "so"),
    ("Petrova", "Irina", "ru"),
)
"""Names that lists must be able to show, and languages of service other than Finnish."""


def make_identities(clients: tuple[tuple[str, str], ...]) -> tuple[Identity, ...]:
    """An identity for each (client id, site)."""
    rng = chance("people")
    everyone = [
        (family, given, "fi") for family, given in zip(shuffled(FAMILY, rng), _twice(GIVEN), strict=False)
    ]
    everyone += [
        (family, given, "fi") for family, given in zip(shuffled(FAMILY, rng), _twice(GIVEN)[9:], strict=False)
    ]
    names = [name for name in everyone if name[:2] not in {each[:2] for each in SPECIAL}]
    for place, name in zip(range(4, len(clients), len(clients) // len(SPECIAL)), SPECIAL, strict=False):
        names.insert(place, name)
    made = []
    for number, ((client, site), (family, given, language)) in enumerate(zip(clients, names, strict=False)):
        town = rng.choice(TOWNS[site])[0]
        door = (
            f"{rng.randint(1, 48)} {rng.choice('ABC')} {rng.randint(1, 40)}"
            if rng.random() < 0.6
            else f"{rng.randint(1, 90)}"
        )
        made.append(
            Identity(
                id=client,
                family_name=family,
                given_name=given,
                phone=f"040 555 {1000 + number * 7:04d}",
                email=f"{_ascii(given)}.{_ascii(family)}@example.org" if rng.random() < 0.55 else "",
                address=f"{rng.choice(STREETS)} {door}, {POSTAL_CODES[town]} {town}"
                if rng.random() < 0.85
                else "",
                language=language,
            )
        )
    return tuple(made)


def _twice(names: tuple[str, ...]) -> list[str]:
    rng = chance("given names")
    return [*shuffled(names, rng), *shuffled(names, rng)]


def _ascii(name: str) -> str:
    return name.lower().translate(str.maketrans("åäöé", "aaoe")).replace(" ", "")
