"""What to do about each kind of problem that `ips check` finds, in plain words, with an example."""

from ipscore.message import msg

SPELLING = msg(
    "The file breaks the rules of TOML. Open it in a plain text editor at the line that is named. A "
    "text stands in quotation marks, a day does not, and every opened bracket is closed, as in: note = "
    '"Met at the library." and on = 2024-04-15. A quotation mark or a backslash inside a text has a '
    "backslash before it. Then run ips check again."
)
BACK = msg(
    "What the file held is gone or beyond reading. The program keeps every earlier version: “ips "
    "history RECORD” lists them and “ips restore RECORD VERSION” brings one back, where RECORD is the "
    "name of the file without .toml. If there is none, take the file from a backup."
)
ENCODING = msg(
    "The file was saved in another encoding, which spoils letters such as ä and ö. Open it in an editor "
    "and save it as UTF-8."
)
NOT_A_FILE = msg(
    "Something other than an ordinary file stands there: a link, a pipe or a folder. Nothing is read "
    "through it, because it could show what others must not see. Move it out of the workspace, and put "
    "the file itself there, as in: cp --remove-destination TARGET FILE."
)
RIGHTS = msg(
    "Your user may not read it, or the disk refused to. Ask whoever looks after the server to look at "
    "the owner, the group and the mode. Files of a workspace are readable and writable for the group: "
    "chmod 660 FILE, and chmod 2770 for a folder. The folders of a site that is one group’s alone have "
    "2771: without reading them the others may see whether an id is taken."
)
TOO_MUCH = msg(
    "The file is far larger or more nested than any the program writes, so something got into it that "
    "does not belong there: mostly a text pasted by mistake. Remove that with an editor, or bring an "
    "earlier version back with “ips history RECORD” and “ips restore RECORD VERSION”."
)
NEWER = msg(
    "A newer version of the program wrote the file. It is shown as far as it is understood, and cannot "
    "be changed here, so that nothing in it is lost. Do not edit the line with schema: ask for the "
    "newer version to be installed."
)
OLDER = msg(
    "The line with schema says a version that the rest of the file does not look like. Was it edited by "
    "hand? Take the line out to have the file read as version 1, or bring an earlier version back with "
    "“ips history RECORD” and “ips restore RECORD VERSION”."
)
MISSING = msg(
    "A key that every such file or item needs is not there. Add a line with it below the neighbouring "
    "keys, as in: on = 2024-04-15. docs/format.md lists the keys of every kind of file with an example. "
    "If the whole item is a mistake, remove it with all its lines."
)
UNKNOWN_KEY = msg(
    "The program does not know a key. It keeps it but nothing uses it, so what stands there counts "
    "nowhere. Mostly it is misspelt: correct the name to the one that is suggested, as in: notes → "
    "note. A key of your own may stay; the warning then stays too."
)
VALUE = msg(
    "A value is of the wrong kind. Days are written without quotation marks (on = 2024-04-15), numbers "
    "too, with a full stop (hours_week = 22.5), yes and no as true and false, and everything else in "
    'quotation marks (kind = "meeting"). Where only some words are possible, they are listed.'
)
ID = msg(
    "The program finds a file by its name, and the id inside has to be the same. Either write the id of "
    'the name into the file, as in: id = "k7f2a9qx" in k7f2a9qx.toml, or give the file the name of its '
    "id. An id is made of the letters a–z, digits, hyphen and underscore."
)
TWICE = msg(
    "Two files or two items have the same id, and only one can be used. Compare the two. If one is a "
    "copy, remove it; if both are real, give one of them a new id that nothing else has, as in: id = "
    '"k7f2a9qy".'
)
PLACE = msg(
    "The file lies where nobody looks for it. Move it to the place that is named, with mkdir -p for a "
    "folder that is not there yet and mv for the file, or out of the workspace when it is not a record. "
    "A case and its identity lie at the same site."
)
REFERENCE = msg(
    "A record names another that is not there. Either the id is misspelt: correct it to one that exists "
    "(the names of the files in staff, employers, clients and programmes are their ids), or the other "
    "file is missing or cannot be read: mend that first, and this will be in order too."
)
ORDER = msg(
    "Two days do not go together, so one of them is wrong: a year or a month typed wrong, mostly. Open "
    "the file at the line, compare with what is known, and correct the one that is wrong, as in: end = "
    "2023-02-28 → end = 2024-02-28. In the program the same can be done in the form of the entry."
)
AMOUNT = msg(
    "A number is outside of what is possible: too many minutes or hours, or below zero. Correct it, as "
    "in: minutes = 4500 → minutes = 45. A share of working time is written from 0 to 1, half time as "
    "share = 0.5."
)
CLOSING = msg(
    "The end of the coaching is told in part only. It has a day and a reason, and the phase “closed” of "
    'the same day: closed_on = 2024-04-15, closing_reason = "studies". Add what is missing, or take all '
    "of it out when the coaching goes on."
)
OUTREACH = msg(
    "Nobody is left for missed meetings alone: the client is looked for first, by more than one way, and "
    'each attempt is written down as a contact: kind = "attempt". Add the attempts that were made. If none '
    "was made, it is not too late to try; the coaching can be opened again by taking the closing out."
)
REASON = msg(
    "Who put it off knows why; the team leader and whoever comes after do not. Write it in a few words, as "
    'in: reason = "Ill, back at work on Monday".'
)
ITSELF = msg(
    "An employer that was found twice names the one that is kept. Write the id of that one, or take the line "
    "merged_into out."
)
MERGE = msg(
    "Two employers that are one were being merged, and not all of it was done. “ips employers merge KEEP "
    "DOUBLE --yes” completes it; where two employers name each other, take the line merged_into out of the "
    "one to keep."
)
RATING = msg(
    "A rating does not fit the scale that the review names. Look at the scale line of review.toml "
    "first: when it is wrong, every rating is. Otherwise correct the id or the score, as in: score = 6 "
    "→ score = 5. “ips plugins” lists the scales that are installed."
)
NUMBER = msg(
    "A code with a check character was typed wrong, mostly two digits the wrong way round. Ask for it "
    'again, or leave it out until you know: business_id = "".'
)
SETTINGS = msg(
    "A line of workspace.toml is not possible as it is. Change it to what is expected, as in: "
    "small_group = 5. It concerns every user of the workspace, so tell the others."
)
LEFTOVER = msg(
    "The program or the computer stopped in the middle of a save. What was there before is whole; what was "
    "being saved never counted as saved, and this is what was written of it. Nothing reads it, but it may "
    "hold what the record holds. The next save in the same folder removes it. You may do so too: rm FILE, or "
    "rmdir FILE for a folder."
)
NO_WORKSPACE = msg(
    "The folder is not the one you mean, or its workspace.toml is gone. Name the folder of a workspace "
    "with -w, restore workspace.toml from a backup, or make a new workspace with “ips init DIR”."
)
OTHERWISE = msg(
    "Open the file in a plain text editor at the line that is named and correct what is described; "
    "docs/format.md says what may stand there. “ips history RECORD” shows what the file held before."
)
"""For a problem of a kind that has no advice of its own."""
STATE = msg(
    "Two lines of the file say different things about how far it has come. Decide which is right and change "
    'the other, as in: state = "done" with done_on = 2024-05-31, or state = "issued" with issued_on = '
    "2024-04-03."
)
SEALED = msg(
    "What was issued is never rewritten. Somebody changed, added or removed a file of ratings by other means "
    "than the program. “ips history RECORD” lists its earlier versions, “ips restore RECORD VERSION” brings "
    "back the one that was issued; where a score was wrong, add a correction: ips review correct REVIEW."
)
