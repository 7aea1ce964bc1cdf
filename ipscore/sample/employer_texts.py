"""What coaches write down of their visits to employers (form B)."""

NEEDS = (
    "Tarvitsee kevääksi kaksi käsiparia, tunnit joustavat.",
    "Aamuruuhkaan apua klo 6–10.",
    "Ei avointa juuri nyt, mutta sijaisista on jatkuva pula.",
    "Etsii luotettavaa tekijää, kokemusta ei vaadita.",
    "Hyllytys jää myyjiltä tekemättä, siihen voisi räätälöidä oman työn.",
    "Lomakausi lähestyy, kolmen kuukauden tarve.",
    "Kasvaa, mutta rekrytointi on yhden ihmisen varassa.",
    "Eläköityminen vuodenvaihteessa.",
    "Pieni paikka, tarve noin 15 tuntia viikossa.",
    "Arvostaa ajokorttia, ei kuitenkaan pakollinen.",
    "",
)
TOLD = (
    "Kerroin valmennuksesta yleisesti, en asiakkaasta.",
    "Asiakas kertoi itse vahvuuksistaan, minä tuesta työsuhteen aikana.",
    "Asiakkaan luvalla kerrottu taukojen tarpeesta.",
    "Kerroin, että tuki jatkuu niin kauan kuin tarvitaan ja on maksuton.",
    "Vein esitteen ja oman korttini.",
    "",
)
RESULTS = (
    "Saa tulla tutustumaan ensi viikolla.",
    "Haastattelu sovittu.",
    "Ei tällä kertaa, palataan kuukauden päästä.",
    "Kiinnostui, kysyy esihenkilöltä.",
    "Pyysi hakemuksen sähköpostilla.",
    "Tutustuttiin työtehtäviin, kahvit juotiin.",
    "Kieltäytyi kohteliaasti.",
    "Lupasi soittaa, kun vuorolista on valmis.",
    "Toinen käynti: tarve selvempi, räätälöity tehtävä mahdollinen.",
    "Ehdotti koevuoroa palkalla.",
    "Haku on jo sulkeutunut, seuraava keväällä.",
    "Esihenkilö vaihtunut, aloitetaan tutustuminen alusta.",
    "Jätettiin CV ja yhteystiedot.",
    "Tehtävä osoittautui liian kiireiseksi, ei sovi.",
    "Näytti tilat ja kertoi vuoroista, mietitään yhdessä.",
    "Toivoi harkinta-aikaa, soitan perjantaina.",
)
HIRED = (
    "Sovittiin työsuhteesta, sopimus allekirjoitetaan ennen aloitusta.",
    "Paikka varmistui! Aloituspäivä sovittu.",
    "Tarjosi työtä heti haastattelun päätteeksi.",
)
PHONE_RESULTS = (
    "Ei tavoitettu, jätin soittopyynnön.",
    "Sovittiin käynti.",
    "Kertoi, että haku aukeaa ensi kuussa.",
    "Kiitti yhteydenotosta, nyt ei tarvetta.",
)
NEXT = (
    "Uusi käynti",
    "Soitto",
    "Viedään hakemus",
    "Kuulumiset sähköpostilla",
    "Tutustumiskäynti asiakkaan kanssa",
)
SUPPORT_VISITS = (
    "Esihenkilö tyytyväinen, perehdytys etenee sovitusti.",
    "Sovittiin tauoista ja siitä, keneltä kysyä, kun esihenkilö on vapaalla.",
    "Käytiin läpi uusi tehtävälista, tahti sopiva.",
    "Työkaveri lupasi olla perehdyttäjänä toisenkin kuukauden.",
    "Puhuttiin tuntien lisäämisestä syksyllä.",
    "Pieni väärinkäsitys vuoroista selvitettiin yhdessä.",
    "Esihenkilö vaihtui: kerroin tuesta ja jätin yhteystiedot.",
)
SUPPORT_CALLS = (
    "Kuulumiset: työ sujuu, ei huolia.",
    "Soitto esihenkilölle: poissaolo sairauden vuoksi, palaa ensi viikolla.",
    "Kysyin jatkosta, päätös tulee kuukauden sisällä.",
    "Työnantaja kysyi palkkatuesta, lupasin selvittää.",
    "Sovittiin käynnistä työpaikalla.",
)
