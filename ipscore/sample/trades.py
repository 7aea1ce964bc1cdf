"""Fields of work: what clients wish for, what the jobs are called, who employs in the field.

Occupations are codes of the national classification (Ammattiluokitus 2010, four digits).
"""

from attrs import frozen


@frozen
class Trade:
    """A field of work; `jobs` are titles with occupation codes."""

    id: str
    industry: str
    jobs: tuple[tuple[str, str], ...]
    companies: tuple[str, ...]
    municipal: tuple[str, ...] = ()
    associations: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


TRADES = (
    Trade(
        "food",
        "ravitsemisala",
        (
            ("keittiötyöntekijä", "9412"),
            ("kokki", "5120"),
            ("tarjoilija", "5131"),
            ("kahvilatyöntekijä", "5246"),
        ),
        ("Lounaskeittiö", "Grilli", "Kahvila Pirtti", "Pitsatalo"),
        ("ruokapalvelut",),
        ("Kyläkahvila",),
        (
            "Tykkään tehdä ruokaa isolle porukalle. Mieluiten aamuvuoro.",
            "Keittiössä olen ollut ennenkin, siellä tiedän mitä teen.",
            "Joku pieni kahvila, missä saa leipoa eikä ole ihan hirveä kiire.",
        ),
    ),
    Trade(
        "bakery",
        "elintarvikeala",
        (("leipomotyöntekijä", "7512"), ("pakkaaja", "9329"), ("elintarviketyöntekijä", "8160")),
        ("Leipomo", "Juustola", "Herkkupaja"),
        (),
        (),
        (
            "Leipominen on se mun juttu, herään muutenkin neljältä.",
            "Käsillä tekemistä, jossa näkee heti mitä on saanut aikaan.",
        ),
    ),
    Trade(
        "cleaning",
        "puhtausala",
        (("siivooja", "9112"), ("laitoshuoltaja", "9112"), ("pesulatyöntekijä", "8157")),
        ("Siivouspalvelu", "Pesula", "Kotiapu"),
        ("puhtauspalvelut",),
        ("Kotityöpaja",),
        (
            "Siivous käy, kunhan saan tehdä omaan tahtiin ja aamusta.",
            "Haluan työn, jossa ei tarvitse jutella koko ajan ihmisten kanssa.",
            "Osa-aikainen, 20 tuntia viikossa riittää aluksi.",
        ),
    ),
    Trade(
        "care",
        "sosiaali- ja terveysala",
        (("hoiva-avustaja", "5321"), ("henkilökohtainen avustaja", "5322"), ("kotiavustaja", "5322")),
        ("Hoivakoti", "Avustajapalvelu"),
        (),
        ("Vanhustuki", "Vammaistuki"),
        (
            "Haluaisin auttaa vanhuksia, mummoni kanssa pärjäsin aina hyvin.",
            "Lähihoitajan paperit jäi kesken, mutta ihmisten parissa haluan olla.",
        ),
    ),
    Trade(
        "retail",
        "kaupan ala",
        (("myyjä", "5223"), ("kassamyyjä", "5230"), ("hyllyttäjä", "9334"), ("tavaratalotyöntekijä", "5223")),
        ("Lähikauppa", "Rautakauppa", "Kukkatalo", "Kirjakauppa"),
        (),
        ("Kierrätysmyymälä",),
        (
            "Kaupassa hyllyttäjänä, olen tarkka järjestyksestä.",
            "Asiakaspalvelu on kivaa silloin kun on hyvä päivä – kassaa en ehkä jaksa koko vuoroa.",
            "Kirpputori tai kierrätyskeskus, vanhat tavarat kiinnostaa.",
        ),
    ),
    Trade(
        "warehouse",
        "logistiikka",
        (
            ("varastotyöntekijä", "4321"),
            ("keräilijä", "9333"),
            ("lähetti", "9621"),
            ("jakeluauton kuljettaja", "8322"),
        ),
        ("Varastopalvelu", "Kuljetus", "Lähettipalvelu"),
        (),
        ("Ruoka-apu",),
        (
            "Varastoon trukkia ajamaan, kortti on voimassa.",
            "Pakettiauton ajo olisi hyvä, saan olla rauhassa ja kuunnella radiota.",
            "Fyysistä työtä, sellaista että illalla nukuttaa.",
        ),
    ),
    Trade(
        "garden",
        "viheralue- ja puutarha-ala",
        (
            ("puutarhatyöntekijä", "9214"),
            ("puistotyöntekijä", "9214"),
            ("puutarhuri", "6113"),
            ("hautausmaatyöntekijä", "9214"),
        ),
        ("Puutarha", "Taimisto", "Pihapalvelu"),
        ("puistoyksikkö",),
        ("Kaupunkiviljelijät",),
        (
            "Ulkotyötä kasvien kanssa, sisällä en viihdy.",
            "Pihatyöt ja haravointi. Kesällä mieluusti täyttä päivää.",
            "Jotain missä näen vuodenajat. Puutarhalla olin nuorena kaksi kesää.",
        ),
    ),
    Trade(
        "property",
        "kiinteistöala",
        (("kiinteistönhoitaja", "5153"), ("huoltomies", "5153"), ("vahtimestari", "9629")),
        ("Kiinteistöhuolto", "Talonmiespalvelu"),
        ("tilapalvelu", "liikuntapalvelut"),
        ("Urheiluseura",),
        (
            "Talonmiehen hommat, korjaan mielelläni kaikenlaista.",
            "Jäähallilla tai koululla vahtimestarina, tunnen paikat.",
        ),
    ),
    Trade(
        "school",
        "kasvatus- ja opetusala",
        (
            ("koulunkäynninohjaaja", "5312"),
            ("päiväkotiapulainen", "5311"),
            ("iltapäiväkerhon ohjaaja", "5312"),
        ),
        ("Musiikkileikkikoulu",),
        ("varhaiskasvatus", "koulutoimi"),
        ("Lastenkerho",),
        (
            "Lasten kanssa, mieluummin pienten kuin teinien.",
            "Koulunkäynninohjaajan työ, kotoa voisi kävellä koululle.",
        ),
    ),
    Trade(
        "office",
        "toimistoala",
        (
            ("toimistotyöntekijä", "4110"),
            ("arkistotyöntekijä", "4415"),
            ("asiakasneuvoja", "4225"),
            ("tallentaja", "4132"),
        ),
        ("Tilitoimisto", "Isännöinti", "Vakuutuspalvelu"),
        ("hallintopalvelut", "kirjasto"),
        ("Asukastupa",),
        (
            "Toimistotyötä, jossa saa keskittyä yhteen asiaan kerrallaan.",
            "Kirjasto olisi unelma, mutta mikä tahansa hiljainen paikka käy.",
            "Haluan takaisin toimistolle, mutta lyhyempää päivää kuin ennen.",
        ),
    ),
    Trade(
        "technology",
        "tietotekniikka",
        (("it-tukihenkilö", "3512"), ("verkkosivujen ylläpitäjä", "2513"), ("laiteasentaja", "7422")),
        ("Tietotuki", "Laitehuolto"),
        ("tietohallinto",),
        ("Nettineuvonta",),
        (
            ("Tietokoneita olen korjannut kavereille, siitä voisi tulla työ."),
            "Etätyö sopisi minulle, kirjoitan koodia iltaisin muutenkin.",
        ),
    ),
    Trade(
        "construction",
        "rakennusala",
        (("rakennusapulainen", "9313"), ("maalari", "7131"), ("puuseppä", "7115")),
        ("Rakennus", "Maalausliike", "Puusepänverstas"),
        (),
        ("Restaurointipaja",),
        (
            "Rakennuksella, vaikka selkä ei kestä ihan kaikkea.",
            "Puun kanssa. Tein armeijan jälkeen keittiönkaappeja.",
        ),
    ),
    Trade(
        "metal",
        "metalli- ja ajoneuvoala",
        (
            ("koneistaja", "7223"),
            ("autonasentaja", "7231"),
            ("kokoonpanija", "8211"),
            ("polkupyöräkorjaaja", "7234"),
        ),
        ("Konepaja", "Autohuolto", "Pyöräkorjaamo"),
        (),
        ("Pyöräpaja",),
        (
            "Autot ja moottorit, rasvaiset kädet ei haittaa.",
            ("Kokoonpano, sarjatyö on rentouttavaa kun saa kuunnella musiikkia."),
        ),
    ),
    Trade(
        "animals",
        "eläinten hoito ja maatalous",
        (("eläintenhoitaja", "5164"), ("tallityöntekijä", "9212"), ("maatilatyöntekijä", "9213")),
        ("Hevostalli", "Eläinhoitola", "Kotieläintila"),
        (),
        ("Eläinsuojelu",),
        (
            "Eläinten kanssa, ne ei kysele turhia.",
            ("Talli on mulle tuttu paikka, siellä jaksan aikaisetkin aamut."),
        ),
    ),
    Trade(
        "media",
        "viestintä ja kulttuuri",
        (
            ("graafinen suunnittelija", "2166"),
            ("valokuvaajan avustaja", "3431"),
            ("tapahtumatyöntekijä", "3435"),
        ),
        ("Painotalo", "Kuvaamo"),
        ("kulttuuripalvelut",),
        ("Taideyhdistys", "Työväennäyttämö"),
        (
            ("Piirrän joka päivä. Olisi hienoa saada siitä edes osa palkasta."),
            "Tapahtumissa roudaajana tai lipunmyyjänä, viikonloputkin sopii.",
        ),
    ),
)
