"""What the assessors of the 2024 review wrote, criterion by criterion.

The scores and elements are those of the worked case; every sentence is written for the sample.
"""

from attrs import frozen

STAFF = "Työntekijöiden haastattelut"
CLIENTS = "Asiakkaiden haastattelut"
LEADER = "Tiiminvetäjän haastattelu"
MANAGERS = "Johdon haastattelu"
PARTNERS = "Yhteistyötahojen haastattelut"
PAPERS = "Kymmenen asiakkaan asiakirjat"
CONTACT_LOG = "Työnantajatapaamisten kirjaukset"
FIGURES = "Työtilan luvut"
VISIT = "Havainnointi"


@frozen
class Finding:
    """What the assessors agreed on about one criterion.

    `present`: the elements in the printed order, 1 for in place. `figure`: the practice figure of that day,
    and `suggestion` what it suggested. `notes`: what each assessor wrote before agreeing. `alone`: their
    scores then, where they differed.
    """

    score: int
    comment: str
    sources: tuple[str, ...]
    recommendation: str = ""
    present: str = ""
    figure: float | None = None
    suggestion: int | None = None
    reason: str = ""
    notes: tuple[str, str] = ("", "")
    alone: tuple[int | None, int | None] = (None, None)


FINDINGS: dict[str, Finding] = {
    "1": Finding(
        5,
        (
            "Yhdelläkään valmentajalla ei ole yli kahtakymmentä asiakasta, ja "
            "osa-aikaisen asiakasmäärä on suhteutettu työaikaan."
        ),
        (FIGURES, STAFF),
        figure=16.0,
        suggestion=5,
        notes=("Asiakasmäärät hallinnassa, jonoa ei ole.", "Suurin asiakasmäärä selvästi alle rajan."),
    ),
    "2": Finding(
        5,
        (
            "Työaika menee käytännössä kokonaan valmennukseen. Palvelun "
            "esittelyjä on muutama tunti kuukaudessa koko tiimillä."
        ),
        (FIGURES, STAFF),
        figure=99.4,
        suggestion=5,
        notes=("Muita tehtäviä vain nimeksi.", "Esittelyt eivät vie aikaa asiakkailta."),
    ),
    "3": Finding(
        5,
        "Jokainen valmentaja kulkee asiakkaan kanssa kaikki viisi vaihetta alusta työsuhteen tukeen asti.",
        (FIGURES, STAFF, CLIENTS),
        notes=(
            "Sama valmentaja koko matkan, asiakkaat vahvistavat.",
            "Kaikki vaiheet samalla valmentajalla.",
        ),
    ),
    "4": Finding(
        3,
        (
            "Runsas puolet asiakkaista ohjautuu kahdesta päätiimistä. Muut tulevat "
            "hajallaan monesta suunnasta, mikä ohentaa yhteistyötä."
        ),
        (FIGURES, STAFF, PARTNERS),
        "Sovitaan päätiimien kanssa, miten palvelu otetaan puheeksi jokaisen uuden asiakkaan kanssa.",
        figure=55.6,
        suggestion=3,
        notes=("Kaksi tiimiä kantaa puolet.", "Ohjautuminen kahdesta tiimistä noin puolet."),
    ),
    "5": Finding(
        3,
        (
            "Päätökset tehdään asiakkaan tiimissä yhdessä ja paperit löytyvät "
            "pääasiakirjoista, mutta viikoittaiseen asiakaspalaveriin ei osallistuta."
        ),
        (STAFF, PARTNERS, VISIT),
        (
            "Valmentaja mukaan päätiimin viikkopalaveriin ja siellä vuorollaan "
            "esiin asiakkaat, joiden kanssa työstä ei ole vielä puhuttu."
        ),
        present="01110",
        suggestion=3,
        notes=("Työpiste lähellä, palaveri puuttuu.", "Yhteistyö sujuu käytävillä, ei palavereissa."),
    ),
    "6": Finding(
        3,
        (
            "Yhteisistä asiakkaista keskustellaan kumppanien kanssa, mutta yhteydenotto "
            "on usein valmentajan varassa ja toteutuu neljännesvuosittain."
        ),
        (FIGURES, PARTNERS, PAPERS),
        "Sovitaan kumppanien kanssa kuukausittainen kiinteä aika yhteisten asiakkaiden asioille.",
        notes=(
            "Kelan ja terveydenhuollon kanssa toimii, muuten harvaa.",
            "Säännöllisyys puuttuu osasta kumppanuuksia.",
        ),
        alone=(None, 2),
    ),
    "7": Finding(
        2,
        (
            "Valmentajilla on yhteinen lähijohtaja, mutta he työskentelevät pääosin "
            "yksin. Vihjeitä ei juuri jaeta eikä sijaistamisesta ole sovittu."
        ),
        (STAFF, LEADER),
        (
            "Jaetaan työnantajavihjeet tiimin viikkopalaverissa ja sovitaan kirjallisesti, "
            "kuka tuuraa ketä; toimipaikan K valmentaja mukaan etäyhteydellä."
        ),
        notes=(
            "Yksinäistä työtä, etenkin toimipaikassa K.",
            "Palaverit ovat, mutta niissä ei jaeta vihjeitä.",
        ),
        alone=(None, 3),
    ),
    "8": Finding(
        3,
        (
            "Ohjaus on viikoittaista ja tuloksia katsotaan yhdessä. Tiiminvetäjän aika ei "
            "kuitenkaan riitä tehtävään eikä lähettävissä tiimeissä käydä säännöllisesti."
        ),
        (LEADER, STAFF),
        "Vahvistetaan tiiminvetäjän työaika ja sovitaan käynti kummassakin päätiimissä neljännesvuosittain.",
        present="01011",
        suggestion=3,
        notes=("Aika loppuu kesken.", "Kenttäpäiviä on, tiimivierailuja ei."),
    ),
    "9": Finding(
        3,
        (
            "Palvelu on avoin, mutta lähettäjät karsivat vielä ajatellen "
            "asiakkaan työkuntoa. Itse hakeutuneita on vähän."
        ),
        (FIGURES, PARTNERS, PAPERS),
        (
            "Kerrotaan lähettäjille esimerkein, että kiinnostus työhön "
            "riittää, ja tehdään itse hakeutuminen helpoksi."
        ),
        notes=("Ovi on auki, mutta eteisessä vielä vartija.", "Lähettäjät valikoivat yhä."),
        alone=(4, None),
    ),
    "10": Finding(
        3,
        (
            "Työstä kysytään alussa ja uudelleen suunnitelmaa tarkistettaessa, ja esitteet ovat "
            "esillä. Onnistumisista ei kerrota eikä työssä olevien osuutta seurata."
        ),
        (STAFF, MANAGERS, VISIT),
        (
            "Kerrotaan työllistymistarina kaksi kertaa vuodessa ja seurataan "
            "avoimilla työmarkkinoilla olevien osuutta neljännesvuosittain."
        ),
        present="11100",
        suggestion=3,
        notes=("Odotustilassa hyvät esitteet.", "Tarinat kerrotaan kahvihuoneessa, ei yhteisesti."),
    ),
    "11": Finding(
        2,
        (
            "Johto tuntee periaatteet ja ohjausryhmä kokoontuu, mutta laatukriteereitä ei "
            "käytetä johtamisessa eikä henkilöstölle ole kerrottu tavoitteita."
        ),
        (MANAGERS, LEADER, STAFF),
        (
            "Otetaan itsearviointi ohjausryhmän asialistalle puolivuosittain ja "
            "kerrotaan koko henkilöstölle, miksi työ on tavoite."
        ),
        present="10100",
        suggestion=2,
        notes=("Hyvää tahtoa, vähän välineitä.", "Tavoitteet eivät ole kulkeneet henkilöstölle."),
    ),
    "12": Finding(
        5,
        (
            "Etuusneuvonta annetaan henkilökohtaisesti ennen työn alkua ja uudelleen, kun "
            "tunnit tai palkka muuttuvat. Tulojen ilmoittamisessa autetaan."
        ),
        (CLIENTS, PAPERS, FIGURES),
        notes=("Laskelmat kirjallisina, hienoa.", "Asiakkaat kiittelevät laskelmia."),
        alone=(4, None),
    ),
    "13": Finding(
        5,
        (
            "Kertominen on asiakkaan päätös. Hyödyt ja haitat punnitaan "
            "ajoissa, sanat harjoitellaan ja asiaan palataan."
        ),
        (CLIENTS, STAFF, PAPERS),
        present="1111",
        suggestion=5,
        notes=("Asiakas päättää, ja se näkyy.", "Sanamuodot harjoitellaan, kirjaukset kunnossa."),
    ),
    "14": Finding(
        5,
        (
            "Ammatillinen profiili tehdään ensimmäisillä tapaamisilla ja se elää "
            "jokaisen työn jälkeen. Tietoa on useasta lähteestä."
        ),
        (PAPERS, FIGURES),
        notes=("Profiilit eläviä.", "Päivitetty myös työsuhteiden jälkeen."),
    ),
    "15": Finding(
        4,
        (
            "Ensimmäinen työnantajatapaaminen on keskimäärin runsaan kuuden viikon "
            "kohdalla. Osalle taustan selvittäminen vie useita tapaamisia."
        ),
        (FIGURES, PAPERS),
        figure=43.0,
        suggestion=4,
        notes=("Seuranta kunnossa.", "Noin kuusi viikkoa, pisimmät yli kaksi kuukautta."),
    ),
    "16": Finding(
        5,
        "Työnantajat valitaan asiakkaan toiveiden mukaan. Poikkeukset ovat yksittäisiä ja kirjattu.",
        (FIGURES, CONTACT_LOG, CLIENTS),
        figure=94.3,
        suggestion=5,
        notes=("Toiveet ohjaavat.", "Toiveista lähdetään lähes aina."),
    ),
    "17": Finding(
        3,
        (
            "Tapaamisia on 3,3 viikossa kokoaikaista valmentajaa kohti. Kirjaukset "
            "ovat huolellisia ja tiiminvetäjä käy ne läpi kuukausittain."
        ),
        (FIGURES, CONTACT_LOG, LEADER),
        (
            "Varataan jokaiselle valmentajalle kaksi kiinteää työnantajapäivää "
            "viikossa ja käydään kirjaukset läpi viikoittain."
        ),
        figure=3.3,
        suggestion=2,
        reason=(
            "Luku 3,3 jää alle neljän, mutta tapaamiset kirjataan "
            "järjestelmällisesti ja tiiminvetäjä käy kirjaukset läpi joka "
            "kuukausi."
        ),
        notes=("Luku antaa kakkosen, kirjaukset ovat hyvät.", "Kolmonen perusteltu: seuranta on kunnossa."),
        alone=(2, None),
    ),
    "18": Finding(
        5,
        (
            "Työnantajan luona käydään useamman kerran ja tarve opitaan "
            "tuntemaan ennen kuin asiakasta esitellään."
        ),
        (CONTACT_LOG, STAFF, VISIT),
        notes=(
            "Käynneillä kuunnellaan enemmän kuin puhutaan.",
            "Toistokäynnit suunniteltuja suurimmassa osassa.",
        ),
        alone=(None, 4),
    ),
    "19": Finding(
        5,
        "Alkaneet työt ovat kaikki eri ammateista.",
        (FIGURES,),
        figure=100.0,
        suggestion=5,
        notes=("Töitä vähän, mutta kaikki erilaisia.", "Neljä työtä, neljä ammattia."),
    ),
    "20": Finding(
        5,
        "Jokainen työ on eri työnantajalla.",
        (FIGURES,),
        figure=100.0,
        suggestion=5,
        notes=("Ei keskittymistä samoihin työnantajiin.", "Neljä työtä, neljä työnantajaa."),
    ),
    "21": Finding(
        1,
        (
            "Puolen vuoden aikana alkoi vain neljä työsuhdetta. Niin "
            "pienestä määrästä ei voi antaa ykköstä parempaa."
        ),
        (FIGURES, LEADER),
        (
            "Asetetaan tiimille yhteinen tavoite alkaville työsuhteille ja seurataan "
            "sitä kuukausittain; keskitytään palkkatyöhön ilman tukea."
        ),
        figure=50.0,
        suggestion=1,
        notes=("Liian vähän työsuhteita.", "Neljä työtä puolessa vuodessa, kaksi vakituista."),
    ),
    "22": Finding(
        4,
        "Tuki on monipuolista ja ulottuu työpaikalle. Urapolusta puhutaan vasta harvojen kanssa.",
        (CLIENTS, PAPERS),
        notes=("Tuki suunnitelmallista.", "Luonnollinen tuki mietitty yhdessä."),
        alone=(5, None),
    ),
    "23": Finding(
        4,
        (
            "Tuki jatkuu niin kauan kuin asiakas haluaa: alussa viikoittain ja sen jälkeen "
            "kuukausittain. Työn päättymisen jälkeinen yhteydenotto viipyy joskus."
        ),
        (FIGURES, PAPERS, CLIENTS),
        notes=("Ei aikarajaa, rytmi pitää.", "Kuukausirytmi näkyy kirjauksissa."),
        alone=(None, 5),
    ),
    "24": Finding(
        4,
        (
            "Yli puolet kirjatusta ajasta kuluu toimiston ulkopuolella: "
            "kahviloissa, kirjastoissa ja työpaikoilla."
        ),
        (FIGURES, VISIT),
        figure=55.7,
        suggestion=4,
        notes=("Maksukortti kahviloihin auttaisi.", "Jalkautuminen on arkea."),
    ),
    "25": Finding(
        5,
        (
            "Poisjäänti ei katkaise valmennusta. Yritykset on kirjattu, ja "
            "tavoittamisessa auttavat niin omatyöntekijä kuin läheiset."
        ),
        (PAPERS, STAFF, PARTNERS),
        present="111111",
        suggestion=5,
        notes=("Sitkeää ja kunnioittavaa tavoittamista.", "Kaikki osatekijät näkyvät asiakirjoissa."),
    ),
}

SUMMARY = (
    "Asiakas saa saman valmentajan alusta työsuhteen tukeen saakka, etuusneuvonta on huolellista ja työtä "
    "haetaan asiakkaan toiveista. Kehitettävää on ennen kaikkea alkavien työsuhteiden määrässä, valmentajien "
    "yhteistyössä tiiminä ja johdon tavoitteissa."
)
