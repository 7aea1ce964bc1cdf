"""What the sample holds of self-assessments: two of another unit, an afternoon each, and one under way.

Scores are in the order of the criteria, 1 to 25; elements in the printed order, 1 for in place.
"""

SELF_JANUARY = (5, 2, 5, 3, 4, 4, 4, 4, 4, 3, 3, 5, 5, 4, 4, 5, 3, 4, 5, 4, 1, 4, 4, 3, 4)
SELF_SEPTEMBER = (5, 4, 5, 3, 4, 4, 4, 4, 4, 4, 4, 5, 5, 4, 4, 5, 4, 4, 5, 4, 1, 4, 4, 4, 4)
SELF_COMMENTS = (
    "Asiakkaita enintään 18 valmentajaa kohti.",
    "Kuntouttavan ryhmän ohjaaminen ja koulutukset vievät 38 % työajasta.",
    "Kaikki vaiheet samalla valmentajalla.",
    "Noin kaksi kolmesta tulee omista tiimeistä.",
    "Tiimissä ollaan mukana, työpiste on eri talossa.",
    "Kela ja terveydenhuolto tavataan kasvokkain neljännesvuosittain.",
    "Kaksi valmentajaa ja vetäjä, palaverit kolme kertaa kuussa.",
    "Ohjaus toimii, tiimivierailut puuttuvat.",
    "Moni lähettäjä, vähän itse hakeutuneita.",
    "Työtä kysytään alussa, mutta luvuista ei kerrota.",
    "Johto tukee, tavoitteita ei ole sanottu ääneen.",
    "Laskelmat tehdään ennen aloitusta ja muutoksissa.",
    "Kaikki osatekijät käytössä.",
    "Profiili valmis kolmannella tapaamisella, päivitys joskus unohtuu.",
    "Keskimäärin 48 päivää.",
    "Toiveista lähdetään aina.",
    "Neljä tapaamista viikossa, kirjaukset kuukausittain läpi.",
    "Tavataan kasvokkain, toistokäyntejä vähän.",
    "Kaikki eri ammatteja.",
    "Kolme työsuhdetta samalla työnantajalla.",
    "Seitsemän työsuhdetta puolessa vuodessa, se ei riitä.",
    "Tuki ulottuu työpaikalle.",
    "Viikoittain ja sitten kuukausittain.",
    "Toimistolla ollaan vielä liikaa.",
    "Perhettä ei ole osattu ottaa mukaan.",
)
SEPTEMBER_COMMENTS = {
    "2": "Ryhmän ohjaus siirtyi muualle: valmennukseen jää nyt 92 % työajasta.",
    "10": "Työllistymistarina kerrottiin kevätkokouksessa.",
    "11": "Johto kertoi tavoitteet koko henkilöstölle.",
    "17": "Viisi tapaamista viikossa, kirjaukset läpi viikoittain.",
    "21": "Yhdeksän työsuhdetta puolessa vuodessa, vielä yksi puuttuu.",
    "24": "Tapaamiset siirrettiin kirjastoon ja työpaikoille.",
}
SELF_RECOMMENDATIONS = {
    "2": "Siirretään ryhmän ohjaus toiselle työntekijälle syksyyn mennessä.",
    "4": "Pyydetään omilta tiimeiltä esitys kuukausittain.",
    "10": "Kerrotaan yksi työllistymistarina kevätkokouksessa.",
    "11": "Pyydetään johtoa kertomaan tavoitteet henkilöstölle.",
    "17": "Kaksi työnantaja-aamupäivää viikossa kalenteriin.",
    "21": "Sovitaan yhteinen tavoite: kymmenen työsuhdetta puolessa vuodessa.",
    "24": "Siirretään tapaamiset toimistolta kirjastoon.",
}
SELF_PRESENT = {
    "5": "11101",
    "8": "11011",
    "10": "11100",
    "11": "10110",
    "13": "1111",
    "25": "111110",
}
SELF_PRESENT_SEPTEMBER = {**SELF_PRESENT, "10": "11110", "11": "10111"}
SELF_FIGURES = {
    "1": 18.0,
    "2": 62.0,
    "4": 66.0,
    "15": 48.0,
    "16": 100.0,
    "17": 4.0,
    "19": 100.0,
    "20": 71.4,
    "21": 42.9,
    "24": 44.0,
}
SELF_FIGURES_SEPTEMBER = {**SELF_FIGURES, "2": 92.0, "17": 5.0, "20": 77.8, "21": 55.6, "24": 53.0}
NOT_OUR_RECORDS = "Luku on yksikön omasta koosteesta; sen kirjaukset eivät ole tässä työtilassa."

# The review that is under way in spring 2024: what its assessor has answered so far.
UNDER_WAY: dict[str, tuple[int, str, str]] = {
    "1": (5, "", "Tilanne ennallaan, kenelläkään ei yli kahtakymmentä asiakasta."),
    "2": (5, "", "Muita tehtäviä ei ole tullut lisää."),
    "3": (5, "", "Kaikki viisi vaihetta kaikilla valmentajilla."),
    "4": (3, "", "Päätiimien osuus hieman yli puolet, keskustelut aloitettu."),
    "5": (4, "11110", "Viikkopalaveriin on osallistuttu huhtikuun alusta."),
    "6": (3, "", "Kuukausiajat sovittu, vaikutus ei näy vielä."),
    "7": (2, "", "Tuurauslista tekeillä."),
    "13": (5, "1111", "Vahva kohta, ei muutosta."),
    "14": (5, "", "Profiilit päivitetty kaikille työnhaussa oleville."),
}
UNDER_WAY_FIGURES = {"1": 16.0, "2": 99.3, "4": 54.8}
UNDER_WAY_RECOMMENDATIONS = {
    "4": "Jatketaan keskusteluja päätiimien kanssa.",
    "6": "Katsotaan kuukausiaikojen toteutuminen kesäkuussa.",
    "7": "Tuurauslista valmiiksi ja vihjeet viikkopalaverin vakioaiheeksi.",
}
