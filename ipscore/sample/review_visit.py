"""How the 2024 review was made: programme, documents, informants, and why the assessors agreed.

All of it is written for the sample.
"""

from collections.abc import Mapping
from datetime import date, time

from ipscore.records.planning import Informant, RequestedDocument, ReviewSession, SessionKind

RECIPIENTS = ("Hyvinvointialueen johtoryhmä", "Työhönvalmennuksen ohjausryhmä", "Keskisen alueen tiimi")
METHOD = (
    "Arvioijat olivat paikalla kaksi päivää: he haastattelivat, havainnoivat, lukivat kymmenen asiakkaan "
    "asiakirjat ja katsoivat työtilan luvut. Kumpikin pisteytti ensin yksin, ja sen jälkeen arvosanoista "
    "sovittiin kriteeri kerrallaan."
)
STRENGTHS = (
    "Sama valmentaja kulkee asiakkaan rinnalla koko matkan, ja etuusneuvonta on huolellista ennen työn alkua "
    "ja muutoksissa.\n"
    "Työtä haetaan asiakkaan toiveista, ja työnantajien luona käydään useamman kerran."
)
ISSUED_ON = date(2024, 4, 3)

_FIRST, _SECOND = date(2024, 3, 12), date(2024, 3, 13)
_ASKED, _RECEIVED = date(2024, 2, 13), date(2024, 3, 1)


def _session(
    number: int, on: date, at: time, kind: SessionKind, minutes: int, with_whom: str, where: str
) -> ReviewSession:
    return ReviewSession(
        f"s{number:02}", on, kind, at=at, minutes=minutes, with_whom=with_whom, where=where, done=True
    )


SCHEDULE = tuple(
    _session(number, *each)
    for number, each in enumerate(
        (
            (_FIRST, time(9), SessionKind.INTERVIEW, 60, "tiiminvetäjä", "toimipaikka R"),
            (_FIRST, time(10, 15), SessionKind.INTERVIEW, 90, "työhönvalmentajat", "toimipaikka R"),
            (_FIRST, time(13), SessionKind.OBSERVATION, 120, "valmentajan työnantajakäynnit", "kentällä"),
            (_FIRST, time(15, 15), SessionKind.DOCUMENTS, 60, "asiakkaiden asiakirjat", "toimipaikka R"),
            (_SECOND, time(9), SessionKind.INTERVIEW, 60, "asiakkaat, nimettöminä", "toimipaikka K"),
            (_SECOND, time(10, 15), SessionKind.INTERVIEW, 60, "lähettävät tiimit ja Kela", "etäyhteys"),
            (_SECOND, time(12, 30), SessionKind.INTERVIEW, 45, "johto", "toimipaikka R"),
            (_SECOND, time(14, 30), SessionKind.FEEDBACK, 60, "tiimi ja johto", "toimipaikka R"),
        ),
        1,
    )
)
DOCUMENTS = tuple(
    RequestedDocument(f"d{number}", name, asked_on=_ASKED, received_on=received, note=note)
    for number, (name, received, note) in enumerate(
        (
            ("Kehittämissuunnitelma", None, "ei ole vielä tehty"),
            ("Ohjausryhmän muistiot", _RECEIVED, "viimeiset kuusi"),
            ("Tiiminvetäjän seurantataulukko", _RECEIVED, ""),
            ("Työnantajatapaamisten kirjaukset", _RECEIVED, "kaksi viime kuukautta"),
            ("Alkaneet työsuhteet ja muut sijoittumiset", _RECEIVED, "puoli vuotta"),
        ),
        1,
    )
)
INFORMANTS = tuple(
    Informant(f"i{number}", role, count)
    for number, (role, count) in enumerate(
        (
            ("tiiminvetäjä", 1),
            ("työhönvalmentaja", 3),
            ("asiakas", 5),
            ("yhteistyötahon työntekijä", 4),
            ("johdon edustaja", 2),
        ),
        1,
    )
)
AGREED_BECAUSE: Mapping[str, str] = {
    "6": "Yhteydet toteutuvat neljännesvuosittain kaikkiin tahoihin, mikä riittää kolmoseen.",
    "7": "Palavereissa ei jaeta vihjeitä eikä sijaisista ole sovittu, joten kolmosen ehdot eivät täyty.",
    "9": "Lähettäjien karsinta tuli esiin kolmessa haastattelussa.",
    "12": "Asiakirjoista löytyi neuvonta myös työn alettua.",
    "17": "Kirjausten säännöllinen läpikäynti painoi enemmän kuin luvun puute.",
    "18": "Käyntien suunnitelmat löytyivät kirjauksista.",
    "22": "Urapolusta puhuminen puuttui useimmista asiakirjoista.",
    "23": "Yhteydenotto työn päätyttyä viipyi kahdella asiakkaalla.",
}
"""Why they agreed on a score where each had scored differently alone."""
