"""A small workspace for the tests of the screens, written as raw files as a stranger might have left them.

One client is hostile: a name that is markup, with an action in it, and a note with an escape sequence.
"""

from pathlib import Path

HOSTILE = "h0st11e0"
HOSTILE_NAME = "Smith [/foo] [@click=app.quit]x[/] [b"
MIKA = "m1ka0000"
SARI = "sar10000"
OLLI = "0111n1em"
COACH = "c0ach000"
BAKERY = "bakery00"

_INFO = """
schema = 1
name = "Esimerkkihanke"
scale = "thl-applied"
as_of = 2022-10-14

[[sites]]
id = "r"
name = "Toimipaikka R"

[[sites]]
id = "k"
name = "Toimipaikka K"
"""

_STAFF = """
schema = 1
id = "{id}"
name = "{name}"
roles = ["coach"]

[[posts]]
id = "p0st{n}000"
site = "{site}"
start = 2021-01-01
"""

_IDENTITY = """
schema = 1
id = "{id}"
family_name = "{family}"
given_name = "{given}"
phone = "040 123 4567"
"""

_CLIENT = """
schema = 1
id = "{id}"
site = "{site}"
wishes = "{wishes}"

[[episodes]]
id = "ep1{tail}"
site = "{site}"
intake = {intake}
referral_source = "social_services"
referred_by = "Aikuissosiaalityö"
phases = [
  {{ id = "ph1{tail}", phase = "intake", on = {intake} }},
  {{ id = "ph2{tail}", phase = "{phase}", on = {phase_on} }},
]
coaches = [{{ id = "co1{tail}", coach = "c0ach000", on = {intake} }}]
{more}
"""

_HOSTILE_CONTACT = r"""
[[contacts]]
id = "c1host00"
on = 2022-10-03
kind = "meeting"
coach = "c0ach000"
place = "community"
minutes = 45
note = "Note \u001b]0;owned\u0007\u001b[31m [/b] [@click=app.quit]y[/]"
next_step = "Call [b]back[/b] \u001b[2J"
next_on = 2022-10-10
"""

_MIKA_CONTACTS = """
[[contacts]]
id = "c1m1ka00"
on = 2022-09-20
kind = "phone"
coach = "c0ach000"

[[contacts]]
id = "c2m1ka00"
on = 2022-10-07
kind = "meeting"
coach = "c0ach000"
place = "workplace"
minutes = 60
note = "Katsottiin työpaikkailmoituksia."
next_step = "Soitto leipomoon"
next_on = 2022-10-14

[[jobs]]
id = "j1m1ka00"
episode = "ep1m1ka0"
start = 2022-06-01
end = 2022-08-31
title = "Kesätyöntekijä"
employer = "bakery00"
end_reason = "Määräaika päättyi"
"""

_BAKERY = """
schema = 1
id = "bakery00"
name = "Leipomo Pulla"
sector = "company"

[[contacts]]
id = "b1bakery"
on = 2022-05-12
coach = "c0ach000"
face_to_face = true
clients = ["m1ka0000"]
result = "Kesätyö sovittiin"
"""


def make_workspace(root: Path) -> Path:
    """Write the workspace into `root` and return it."""
    _write(root / "workspace.toml", _INFO)
    _write(root / "staff" / f"{COACH}.toml", _STAFF.format(id=COACH, name="Aino Koski", site="r", n=1))
    people = (
        (
            HOSTILE,
            HOSTILE_NAME,
            "",
            "r",
            "2022-06-06",
            "job_search",
            "2022-07-04",
            "Anything [i]",
            _HOSTILE_CONTACT,
        ),
        (MIKA, "Koivula", "Mika", "r", "2022-09-09", "profile", "2022-09-20", "Leipuri", _MIKA_CONTACTS),
        (SARI, "Lehto", "Sari", "k", "2021-05-03", "in_work", "2022-02-01", "", ""),
        (OLLI, "Niemi", "Olli", "k", "2022-10-01", "intake", "2022-10-01", "", ""),
    )
    for client, family, given, site, intake, phase, phase_on, wishes, more in people:
        text = _CLIENT.format(id=client, site=site, wishes=wishes, tail=client[:5], intake=intake,
                              phase=phase, phase_on=phase_on, more=more)  # fmt: skip
        _write(root / "clients" / site / client[0] / f"{client}.toml", text)
        identity = _IDENTITY.format(id=client, family=family, given=given)
        _write(root / "identities" / site / client[0] / f"{client}.toml", identity)
    _write(root / "employers" / BAKERY[0] / f"{BAKERY}.toml", _BAKERY)
    return root


def make_empty_workspace(root: Path) -> Path:
    """A workspace with sites and a coach, and nobody in it."""
    _write(root / "workspace.toml", _INFO)
    _write(root / "staff" / f"{COACH}.toml", _STAFF.format(id=COACH, name="Aino Koski", site="r", n=1))
    return root


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip(), encoding="utf-8")
