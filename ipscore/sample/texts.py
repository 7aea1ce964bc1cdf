"""What coaches write down: pools of short notes. `{employer}`, `{title}` and `{coach}` are filled in."""

from ipscore.records.contact import Place
from ipscore.records.episode import ClosingReason, ReferralSource
from ipscore.records.job import EndInitiative

FIRST_MEETING = (
    "Ensitapaaminen. Kiinnostaa nimenomaan palkkatyö, ei enää kursseja. Yhteistyösopimus allekirjoitettu.",
    "Tutustuttiin ja kerrottiin, miten valmennus etenee. Sanoi suoraan: työ ensin, muu sitten.",
    "Kolmikantatapaaminen lähettäjän kanssa. Oma toive töistä on selvä, jännittää silti.",
    "Käytiin läpi suostumukset ja se, keneen saa olla yhteydessä. Toivoo viestejä mieluummin kuin puheluita.",
    "Ensimmäinen tapaaminen kahvilassa. Edellisestä työstä kolme vuotta, silti innostunut heti.",
    "Rauhallinen alku. Kertoi, että aamut ovat hankalia mutta iltapäivisin jaksaa hyvin.",
)
PROFILE = (
    "Ammatillista profiilia: vahvuuksina tarkkuus ja se, että tulee ajoissa. Omin sanoin kirjattu.",
    "Koulutukset ja työhistoria profiiliin. Vanhasta ammatista on pidetty, mutta selkä ei enää kestä.",
    "Puhuttiin, missä työssä viimeksi nauroi. Siitä saatiin hyvä lista toiveita profiiliin.",
    "Profiilia täydennetty: kulkeminen bussilla, aikaisin klo 7 perillä. Illat perheelle.",
    "Kävelylenkki ja profiili samalla. Harrastuksista löytyi taitoja, joita ei ollut itse huomannut.",
    "Verkosto käyty läpi. Vanha esihenkilö voisi suositella, lupa soittaa hänelle.",
    "Terveydestä se, mikä työssä pitää ottaa huomioon: tauot ja selkeät ohjeet. Kirjattu profiiliin.",
)
SEARCH = (
    "Työnhakusuunnitelmaan kolme paikkaa lisää. {employer} kiinnostaa eniten.",
    "Käveltiin keskustan läpi ja katsottiin, missä voisi viihtyä. Poimittiin neljä työnantajaa.",
    "Harjoiteltiin esittäytymistä. Sujui kolmannella kerralla jo ilman paperia.",
    "CV lyhennettiin yhteen sivuun, kuva vaihdettiin.",
    "Mietittiin, mitä työnantajalle {employer} kerrotaan. Haluaa sanoa tauoista itse.",
    "Suunnitelma tarkistettu: siivous pois listalta, tilalle varastotyö.",
    "Kahvilla torin laidalla. Mieliala parempi kuin viimeksi, haastattelu jännittää silti.",
    "Kirjastossa tehtiin hakemus loppuun ja lähetettiin se heti.",
    "Edellinen paikka ei auennut. Harmitti, mutta halusi jatkaa saman tien seuraavaan.",
    "Puhuttiin yövuoroista: ei sovi lääkityksen takia. Rajataan päivätyöhön.",
    "Käytiin yhdessä katsomassa, millainen paikka {employer} on ulkoa päin ja miten sinne pääsee.",
    "Palkkatoive ja tunnit puheeksi: 25 tuntia viikossa olisi nyt sopiva.",
    "Toiveet ennallaan: {title} tuntuu yhä oikealta.",
    "Työnantajan palaute käytiin läpi: aloitteisuus jäi mieleen, kokemusta kaivattiin lisää.",
    "Mietittiin plussat ja miinukset siitä, kertooko sairaudesta. Päätti kertoa vasta kun paikka varmistuu.",
    "Etsittiin uusia aloja. Naapurin vinkki kannattaa tarkistaa ensi viikolla.",
    "Lyhyt tapaaminen: kaksi hakemusta lähtenyt omin voimin. Hieno juttu.",
    "Huono viikko takana, silti tuli paikalle. Puhuttiin enemmän jaksamisesta kuin töistä.",
)
SEARCH_PHONE = (
    "Soitettiin. {employer} ei ole vielä vastannut, odotetaan perjantaihin.",
    "Puhelimessa: haastattelu meni omasta mielestä hyvin.",
    "Varmistettiin huomisen tapaaminen ja bussiaikataulu.",
    "Kysyi, vaikuttaako lyhyt työ asumistukeen. Selvitän.",
    "Kuulumiset puhelimessa. Uni parempaa, hakuja jatketaan.",
    "Kertoi nähneensä lapun kaupan ovessa. Sovittiin, että käydään yhdessä kysymässä.",
)
MESSAGE = (
    "Viesti: kiitos eilisestä, tulen torstaina.",
    "Lähetin linkin avoimeen paikkaan. Vastasi peukulla.",
    "Viesti haastattelupäivän aamuna: tsemppiä!",
    "Tiedusteli tapaamispaikkaa, vastasin heti.",
    "Lähetti kuvan työvuorolistasta.",
    "Muistutus huomisesta. Kuitattu.",
)
BEFORE_START = (
    (
        "Ennen aloitusta: ensimmäisen päivän reitti, vaatteet ja "
        "kenelle ilmoittaudutaan. Tuen suunnitelma tehty."
    ),
    "Käytiin sopimus läpi kohta kohdalta. Tulojen ilmoittaminen Kelaan harjoiteltiin puhelimella.",
    "Etuusneuvojan kanssa laskettiin, mitä palkasta jää käteen. Helpotti selvästi.",
    "Sovittiin, kuka työpaikalla auttaa alussa. Minä soitan ensimmäisen päivän jälkeen.",
)
AFTER_START = (
    "Ensimmäiset päivät takana. Työkaverit ottaneet hyvin vastaan, jalat väsyneet.",
    "Työpaikalla {employer}. Työnopastaja tyytyväinen, ohjeet kirjoitetaan jatkossa lapulle.",
    "Kysyin, mikä sujuu ja mikä mietityttää. Taukojen pitäminen unohtuu, sovittiin kännykkään muistutus.",
    "Esihenkilö mukana puolet ajasta. Tahti riittää, työvuorot vakiintumassa.",
    "Illalla väsyttää. Puhuttiin palautumisesta ja siitä, että alku on aina raskain.",
    "Toinen viikko. Koneiden käynnistys sujuu jo yksin, hymy herkässä.",
    "Perehdytyslista puolessa välissä. Sovittiin, mitä kysytään esihenkilöltä huomenna.",
    "Ensimmäinen palkka tuli. Käytiin palkkalaskelma rivi riviltä.",
    "Työmatka sujuu, mutta aamun bussi on täynnä. Kokeillaan aikaisempaa vuoroa.",
    "Jännitti kahvitauot, nyt jo naurettiin. Työkaveri näyttää vielä loput.",
    "Tarkistettiin tuen suunnitelma: ohjeet kuvina auttoivat eniten.",
)
IN_WORK = (
    "Kuukausitapaaminen. Työ sujuu, {title} on löytänyt paikkansa.",
    "Tavattiin työpäivän jälkeen. Tunteja tarjottu lisää, mietitään vaikutus etuuksiin.",
    "Työpaikalla {employer}: esihenkilö kiittelee. Keväälle toivottu vastuualue käydään yhdessä läpi.",
    "Puhuttiin työkavereista. Kahvitunnilla on jo oma paikka.",
    "Pieni kitka vuorolistasta selvitetty. Otti asian itse puheeksi.",
    "Kaikki hyvin, tapaamiset voisi harventaa joka toiseen kuukauteen.",
    "Haaveilee kurssista, jolla pääsisi vaativampiin tehtäviin. Kysytään työnantajalta.",
    "Kotona raskasta, töissä helpompaa. Sisar auttaa lasten kanssa maanantaisin.",
    "Palkasta meni liikaa veroa, uusi verokortti tilattiin yhdessä.",
    "Koeaika ohi, juhlittiin pullakahveilla.",
    "Uusi esihenkilö, käytiin kolmistaan läpi sovitut järjestelyt.",
    "Poissaoloja ollut muutama, syy selvisi: unirytmi. Sovittiin keinot.",
    "Neuvoo nyt jo uutta työntekijää, on siitä ylpeä.",
    "Puhuttiin kesälomasta ja siitä, mistä palkka silloin tulee.",
)
IN_WORK_PHONE = (
    "Puhelu ruokatunnilla: kaikki ennallaan, kivaa on.",
    "Kertoi, että määräaikaisuutta ehkä jatketaan. Palataan ensi kuussa.",
    "Soitto työpäivän jälkeen. Flunssa takana, palannut töihin.",
    "Kysyi lomien kertymisestä. Ohjasin kysymään palkanlaskennasta, autan viestin kanssa.",
)
PLACED = {
    FIRST_MEETING[3]: Place.OFFICE,
    FIRST_MEETING[4]: Place.COMMUNITY,
    PROFILE[5]: Place.COMMUNITY,
    SEARCH[1]: Place.COMMUNITY,
    SEARCH[6]: Place.COMMUNITY,
    SEARCH[7]: Place.COMMUNITY,
    SEARCH[10]: Place.COMMUNITY,
    AFTER_START[1]: Place.WORKPLACE,
    AFTER_START[3]: Place.WORKPLACE,
    IN_WORK[1]: Place.COMMUNITY,
    IN_WORK[2]: Place.WORKPLACE,
}
"""Notes that tell where the meeting was."""
JOB_ENDED = (
    "Työ päättyi. Puhuttiin, mitä opittiin ja mitä seuraavalta toivoo. Uutta hakua tarjottu, haluaa jatkaa.",
    "Pettynyt mutta ei lannistunut. Uusi haku käyntiin heti, profiiliin lisätty opitut asiat.",
    "Sopimus loppui sovitusti, todistus pyydetty. Jatketaan työnhakua suoraan.",
)
MISSED = (
    "Ei tullut sovittuun tapaamiseen eikä ilmoittanut.",
    "Odotin puoli tuntia. Ei näkynyt.",
    "Tapaaminen jäi väliin, puhelin kiinni.",
    "Ei paikalla. Edellisenä iltana oli vielä vahvistanut tulonsa.",
)
ATTEMPT = (
    "Soitin kahdesti, jätin viestin.",
    "Viesti: mitä kuuluu, nähdäänkö ensi viikolla? Ei kiirettä.",
    "Kävin ovella sovitusti, ei avannut. Jätin kortin.",
    "Kysyin omatyöntekijältä, onko hänellä ollut yhteyttä.",
    "Soitto: vastasi, oli unohtanut. Uusi aika sovittu.",
    "Viesti toista kanavaa pitkin. Näkyy luettuna.",
)
VISITED = (
    "Kävin kotona omatyöntekijän kanssa. Puhuttiin hetki ovella, soitan perjantaina.",
    "Kävelin kirjastolle, jossa hän usein istuu. Sovittiin uusi aika.",
    "Kävin uudelleen kotona, jätin kortin ja terveiset.",
)
TRIED_FROM = {
    ATTEMPT[0]: Place.REMOTE,
    ATTEMPT[1]: Place.REMOTE,
    ATTEMPT[2]: Place.HOME,
    ATTEMPT[4]: Place.REMOTE,
    ATTEMPT[5]: Place.REMOTE,
}
"""Attempts that tell where they were made; one through a colleague has no place."""
PARTNERS = (
    (
        "Kela, etuuskäsittely",
        "Kelasta vahvistettiin, miten palkka ilmoitetaan ja mitä työttömyysturvalle tapahtuu.",
        "Sovitellun päivärahan hakemus käsittelyssä, liitteet toimitettu.",
    ),
    (
        "Kela, työkykyneuvoja",
        "Kuntoutuspsykoterapian jatko puheeksi, työ saa alkaa samaan aikaan.",
        "Osakuntoutustuen ja palkan yhdistäminen laskettu.",
    ),
    (
        "Aikuissosiaalityö, omatyöntekijä",
        "Yhteinen tilannekatsaus. Suunnitelmaan kirjattu palkkatyö tavoitteeksi.",
        "Kerroin, missä työnhaussa mennään. Omatyöntekijä kyselee asumisesta.",
    ),
    (
        "Aikuissosiaalityö, ohjaaja",
        "Bussikortti järjestyy harkinnanvaraisena.",
        "Työvaatteisiin saadaan tuki ensimmäiseen palkkaan asti.",
    ),
    (
        "Mielenterveysyksikkö, sairaanhoitaja",
        "Hoitaja kertoi, mitkä merkit huomata ajoissa. Asiakas mukana palaverissa.",
        "Käyntiajat siirretään iltapäivään työvuorojen mukaan.",
    ),
    (
        "Terveysasema, lääkäri",
        "Lääkärinlausunto valmis: keventävät järjestelyt riittävät.",
        "Selän kuntoutus jatkuu, nostoraja ennallaan.",
    ),
    (
        "Työllisyyspalvelut, omavalmentaja",
        "Työnhaku voimassa, palkkatukipäätös haetaan tarvittaessa ennen aloitusta.",
        "Sovittiin, ettei uutta aktivointisuunnitelmaa tarvita valmennuksen aikana.",
    ),
    (
        "Velkaneuvonta",
        "Maksusuunnitelma kunnossa, ulosotto ei vie koko palkkaa.",
        "Suojaosuus laskettu uuden palkan mukaan.",
    ),
    (
        "Vammaispalvelut, sosiaaliohjaaja",
        "Kuljetustuki työmatkoihin vireillä.",
        "Henkilökohtaisen avun tunnit sovitettu työpäiviin.",
    ),
    (
        "Päihdepalvelut",
        "Käynnit sovitetaan työvuorojen mukaan.",
        "Asiakkaan luvalla puhuttu siitä, miten työ tukee raittiutta.",
    ),
)
"""Partners, and what was dealt with together."""
FAMILY = (
    ("äiti", "Äiti herättää aamuvuoroihin ensimmäiset viikot."),
    ("puoliso", "Puoliso mukana kahvilla. Iltavuorot käyvät, jos sunnuntait pysyvät vapaina."),
    ("sisar", "Sisar voi kuljettaa kouluun silloin kun työ alkaa seitsemältä."),
)
CLOSING = {
    ClosingReason.NO_LONGER_NEEDED: (
        "Päätöstapaaminen: työ on vakiintunut, tukea ei enää tarvita. Saa palata koska vain.",
        "Kakkukahvit. Pärjää omillaan, työnantajalla on numeroni.",
    ),
    ClosingReason.DROPPED_OUT: (
        "Tavoitettiin vihdoin puhelimessa: ei halua jatkaa nyt. Ovi jätettiin auki.",
        "Oma päätös lopettaa, muu elämä vie voimat. Sovittiin, että voi palata soittamalla.",
    ),
    ClosingReason.STUDIES: (
        "Opinnot alkaneet hyvin, valmennus päättyy toiveesta.",
        "Opiskelijaelämä käynnissä. Kesätöihin palataan, jos tarvetta.",
    ),
    ClosingReason.OTHER_SERVICES: (
        "Siirtyy kuntoutukseen, saattaen vaihdettu.",
        "Toinen palvelu vastaa nyt paremmin tarpeeseen, tavattiin vielä yhdessä.",
    ),
    ClosingReason.HEALTH: ("Terveys vaatii nyt kaiken ajan. Palataan, kun lääkäri näyttää vihreää.",),
    ClosingReason.MOVED_AWAY: (
        "Muuttaa toiselle paikkakunnalle. Yhteystiedot uuden alueen valmennukseen annettu.",
    ),
    ClosingReason.DECEASED: ("Tieto omaiselta.",),
    ClosingReason.OTHER: ("Päätettiin yhteisestä sopimuksesta, perhetilanne muuttui.",),
}
SWEDISH = (
    "Träff på kaféet. Vill helst jobba förmiddagar, vi gick igenom tre arbetsgivare.",
    "Pratade i telefon: intervjun gick bra, svar nästa vecka.",
    "Vi övade att berätta om pauserna på svenska och finska.",
    "Planen uppdaterad, två nya platser att besöka tillsammans.",
    "Allt väl. Nästa möte på biblioteket.",
)
NEXT_STEPS = {
    "early": (
        "Jatketaan profiilia",
        "Kerätään työtodistukset",
        "Sovitaan kolmikantatapaaminen",
        "Käydään tutustumassa kirjaston työpisteeseen",
    ),
    "search": (
        "Käydään yhdessä työnantajalla",
        "Soitan työnantajalle ja kerron tuloksen",
        "Lähettää hakemuksen loppuun",
        "Harjoitellaan haastattelua",
        "Tarkistetaan työnhakusuunnitelma",
        "Tuo CV:n paperisena",
    ),
    "agreement": ("Tuen suunnitelma työpaikalla", "Etuusneuvojan tapaaminen ennen aloitusta"),
    "work": (
        "Työpaikkakäynti",
        "Puhelu palkkapäivän jälkeen",
        "Kuukausitapaaminen",
        "Kysytään esihenkilöltä kuulumiset",
    ),
    "reach": ("Uusi yritys puhelimella", "Kysytään omatyöntekijältä", "Ehdotetaan uutta paikkaa viestillä"),
}
REFERRED_BY = {
    ReferralSource.SOCIAL_SERVICES: (
        "Aikuissosiaalityö, Keskiniemi",
        "Aikuissosiaalityö, sosiaaliohjaaja",
        "Nuorten sosiaalityö",
    ),
    ReferralSource.DISABILITY_SERVICES: ("Vammaispalvelut", "Vammaispalvelut, työhönvalmennuksen arvio"),
    ReferralSource.STATE_EMPLOYMENT_SERVICES: (
        "TE-toimisto, työkykykoordinaattori",
        "TE-toimisto, asiantuntija",
    ),
    ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT: (
        "Kuntakokeilu, omavalmentaja",
        "Kuntakokeilu, työkykykoordinaattori",
    ),
    ReferralSource.HEALTH_CARE: ("Mielenterveysyksikkö", "Terveysasema, hoitaja"),
    ReferralSource.SCHOOL: ("Ammattiopisto, opinto-ohjaaja",),
    ReferralSource.SELF: ("Otti itse yhteyttä", "Kuuli tuttavalta, soitti itse"),
    ReferralSource.OTHER: ("Työpaja", "Järjestö", "Seurakunnan diakonia"),
}
WORKERS = (
    "Hilkka Rönkkö",
    "Mirva Salonen",
    "Jouni Tiainen",
    "Sofia Lindqvist",
    "Tuija Pohjonen",
    "Antero Kiuru",
    "Reetta Ahola",
    "Kim Westerholm",
)
FOUND_THROUGH = (
    "Valmentajan työnantajakäynti",
    "Asiakas otti itse yhteyttä, valmentaja mukana haastattelussa",
    "Kylmäkäynti yhdessä asiakkaan kanssa",
    "Tuttavan vinkki",
    "Avoin ilmoitus",
    "Sama työnantaja palkkasi aiemmin toisen asiakkaan",
)
ADJUSTMENTS = (
    "Kirjalliset ohjeet, tauko kahden tunnin välein",
    "Aloitus klo 9, lyhennetty päivä kaksi ensimmäistä kuukautta",
    "Nosto-apuväline, ei yli 10 kilon taakkoja",
    "Oma rauhallinen työpiste",
    "Sama työnopastaja koko perehdytyksen ajan",
)
END_REASONS = {
    EndInitiative.CONTRACT_END: ("Määräaika päättyi", "Sijaisuus päättyi", "Kausi päättyi"),
    EndInitiative.CLIENT: (
        "Terveys ei kestänyt vuoroja",
        "Työmatka liian pitkä",
        "Lähti opiskelemaan",
        "Halusi toisenlaista työtä",
    ),
    EndInitiative.EMPLOYER: ("Koeaikapurku", "Tuotannolliset syyt, tilaukset vähenivät"),
}
SCHOOLS = (
    "Keskisen ammattiopisto, logistiikka",
    "Keskisen ammattiopisto, hoiva-avustaja",
    "Kansanopisto",
    "Aikuislukio",
    "Keskisen ammattiopisto, puhtausala",
)
