"""How something is done in Pandu, in two or three sentences, with the button that does it."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.questions.question import Topic
from bot.views.people import absences
from bot.views.rapat.calling import Step
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked
from flows.people.officials import Official

SAID = {
    Topic.OPEN: marked(
        "A file is opened in three taps: the button below, then its SOP; then its subject is typed"
        " as a reply. The first step follows at once."
    ),
    Topic.UPLOAD: marked(
        "The document is simply sent into this chat, and Pandu asks which requirement it is; or"
        " the button ⇪ on the card of the step is tapped first. PDF, Office files and pictures are"
        " accepted."
    ),
    Topic.FINISH: marked(
        "On the card of the step everything marked ☐ is completed by its button; then the green"
        " button ✓ appears, and a tap hands the file on to the next official."
    ),
    Topic.RETURN: marked(
        "On the card of the step the button ↩ asks for the reason; with the reply the file goes"
        " back to whoever worked on it, with that note. Only steps for which the SOP has a way"
        " back have the button."
    ),
    Topic.RECALL: marked(
        "As long as the next official has not opened it, the card of the step that was finished"
        " has the button Take back."
    ),
    Topic.HAND_OVER: marked(
        "Where several hold a role, the card has Hand to a colleague and Back to the group, maybe"
        " under Other…; a superior finds Reassign in the morning digest."
    ),
    Topic.TIME: marked(
        "On the card of the step the button Time / obstacle asks the superior for more time, tells"
        " of an obstacle, or notes for whom the step waits."
    ),
    Topic.MEETING: marked(
        "A meeting is called from the card of a step that is one, or with the button below:"
        " agenda, day, time, place and who is invited; the invitations go out by themselves."
    ),
    Topic.AWAY: marked(
        "Whoever is away taps the button below and chooses reason and days; superior and"
        " administrator are told, and somebody to stand in can be named."
    ),
    Topic.COMMENT: marked(
        "A comment is written under the details of a file; everybody who takes part reads it."
    ),
    Topic.SOP: marked(
        "The SOPs can be read step by step with the button below. /sop with words behind it finds"
        " a step: /sop surat tugas."
    ),
    Topic.WHERE: marked(
        "The list of files says at which step each is and with whom. The number of a file, typed"
        " into this chat, does the same: PTA-2026-014."
    ),
}
"""The way, by what is asked for."""
KEYS = {
    Topic.OPEN: (marked("Open a file"), Press(Do.OPENABLE)),
    Topic.MEETING: (marked("Meetings"), Press(Do.MEETING, detail=Step.LIST.value)),
    Topic.SOP: (marked("Read the SOPs"), Press(Do.SOPS)),
    Topic.RECALL: (marked("Files"), Press(Do.CASES)),
    Topic.COMMENT: (marked("Files"), Press(Do.CASES)),
    Topic.WHERE: (marked("Files"), Press(Do.CASES)),
}
"""The button that does it; from one's tasks where it is done on the card of a step."""
TASKS = (marked("My tasks"), Press(Do.TASKS))


def told(words: Words, reader: Official, topic: Topic) -> Screen:
    """The way, and the button."""
    label, press = KEYS.get(topic, TASKS)
    key = Button(words(label), encode(press), style=Style.PRIMARY)
    if topic is Topic.AWAY:
        key = absences.begin(words, reader)
    return Screen(words(SAID[topic]), ((key,),))


def helpers(words: Words, admins: Sequence[Official], above: Sequence[Official]) -> Screen:
    """Who can help: the administrators of the unit, and the person's superiors."""
    text = words.render("helpers", admins=admins, above=above)
    return Screen(text, ((Button(words("My tasks"), encode(Press(Do.TASKS))),),))
