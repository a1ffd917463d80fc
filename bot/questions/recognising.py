"""What is asked: the first rule that fits says which question it is."""

from collections.abc import Collection

from bot.questions.everyday import everyday
from bot.questions.howto import topic_of
from bot.questions.lexicon import Sense
from bot.questions.question import (
    AboutCase,
    AboutStep,
    Aspect,
    Find,
    Go,
    HowTo,
    Late,
    Place,
    Question,
    ReadSop,
    Thanks,
    Unclear,
    Whereabouts,
)
from bot.questions.reading import Read, read

ASPECTS = {
    Sense.NEXT: Aspect.NEXT,
    Sense.KELENGKAPAN: Aspect.KELENGKAPAN,
    Sense.WAKTU: Aspect.WAKTU,
    Sense.OUTPUT: Aspect.OUTPUT,
    Sense.PELAKSANA: Aspect.PELAKSANA,
    Sense.WHO: Aspect.PELAKSANA,
    Sense.HOLD: Aspect.PELAKSANA,
    Sense.LATE: Aspect.WAKTU,
}
"""The aspect that a word asks for; the first counts where there are several."""
POSITION = frozenset({Sense.WHERE, Sense.HOLD})


def understood(text: str, vocabulary: Collection[str] = ()) -> Question:
    """The question in what somebody typed; `vocabulary` holds the words of the SOPs in force."""
    said = read(text, vocabulary)
    if not said.case and not said.nomor and (meant := everyday(text)) is not None:
        return meant
    if said.case:
        if said.nomor:
            return AboutStep(_aspect(said) or Aspect.WHOLE, said.nomor, case=said.case)
        return AboutCase(said.case)
    if said.nomor:
        return AboutStep(_aspect(said) or Aspect.WHOLE, said.nomor, said.content)
    if (topic := topic_of(text, vocabulary)) is not None:
        return HowTo(topic)
    return _about_something(said, text) if said.content else _about_mine(said)


def _about_something(said: Read, text: str) -> Question:
    """Words are left that name an SOP, a berkas, or something in a row."""
    senses = said.senses
    if Sense.LATE in senses:
        return Late(said.content)
    if Sense.CASE in senses or senses & POSITION:
        return Whereabouts(said.content)
    if senses & {Sense.SOP, Sense.STEP} and not _aspect(said):
        return ReadSop(said.content)
    return Find(text, said.words, said.content)


def _about_mine(said: Read) -> Question:
    """Nothing is named: it is about the person's own tasks and berkas, or about Pandu."""
    senses = said.senses
    aspect = _aspect(said)
    if Sense.LATE in senses:
        return Late()
    if Sense.DIGEST in senses:
        return Go(Place.DIGEST)
    if Sense.HELD_UP in senses:
        return Go(Place.TIME)
    if Sense.OPEN in senses and not senses & {Sense.SOP, Sense.TASK}:
        return Go(Place.OPENABLE)
    if Sense.TASK in senses:
        return Go(Place.TASKS)
    if senses & POSITION:
        return Whereabouts()
    if Sense.CASE in senses:
        return Whereabouts() if aspect is Aspect.PELAKSANA else Go(Place.CASES)
    if Sense.SOP in senses:
        return Go(Place.SOPS)
    if senses & {Sense.HELP, Sense.USE, Sense.HOW}:
        return Go(Place.HELP)
    if Sense.PROFILE in senses:
        return Go(Place.PROFILE)
    if aspect is not None and senses - {Sense.FILLER, Sense.WHO}:
        return AboutStep(aspect)
    if Sense.STEP in senses:
        return Whereabouts()
    return Thanks() if Sense.THANKS in senses else Unclear()


def _aspect(said: Read) -> Aspect | None:
    return next((aspect for sense, aspect in ASPECTS.items() if sense in said.senses), None)
