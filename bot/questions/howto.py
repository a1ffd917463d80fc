"""Questions for the way something is done in Pandu, in Indonesian and in English."""

import re
from collections.abc import Collection

from bot.questions.lexicon import LEXICON
from bot.questions.question import Topic
from bot.questions.reading import WORD, plain

ASKS = re.compile(r"\b(bagaimana\w*|gimana|gmn|cara|caranya|how|steps to|way to)\b")
HELPERS = re.compile(
    r"\bsiapa\w* (yg |yang )?(bisa |dapat |boleh )?(saya )?"
    r"(mem)?(bantu|tolong|hubungi|menolong|menghubungi)\b"
    r"|\bsiapa (admin|administrator)\w*|\bwho (can|could|will) (help|assist)"
    r"|\bwhom? (can|do|should) i (ask|contact)|\bwho is the admin\w*"
)
NOW = re.compile(
    r"\bwhat (should|do|must|can) i do\b|\bwhat now\b|\bwhat s next\b|\bmy tasks?\b"
    r"|\bwhat (is|are) waiting\b|\bsaya harus (apa|bagaimana|gimana|ngapain)\b"
)
HELP = re.compile(
    r"\bhow (does|do) (this|it|pandu) work|\bhelp me\b|\bwhat can (you|pandu|this) do\b"
)
TOPICS = tuple(
    (topic, re.compile(rf"\b({words})\b"))
    for topic, words in (
        (Topic.MEETING, r"rapat|meetings?"),
        (Topic.AWAY, r"cuti|berhalangan|plh|on leave|absent|absence|stand in"),
        (Topic.TIME, r"(di|mem)?perpanjang\w*|kendala|extend|extension|more time|obstacle"),
        (Topic.RECALL, r"((di)?tarik|menarik)( kembali)?|take back|recall|undo"),
        (Topic.RETURN, r"(di|meng)?(k)?embalikan|return|send( \w+){0,3} back|reject"),
        (Topic.HAND_OVER, r"(di|meng)?alihkan|(me)?limpahkan|hand over|reassign|delegate"),
        (Topic.COMMENT, r"komentar|berkomentar|mengomentari|comments?"),
        (Topic.UPLOAD, r"(me(ng)?)?(unggah|upload|lampirkan)|(me)?ngirim|kirim|attach|send"),
        (Topic.OPEN, r"(mem)?buka|(mem)?buat|bikin|(me)?mulai|open|start|create|begin|new"),
        (
            Topic.FINISH,
            r"(di)?selesaikan|menyelesaikan|(me|di)?(n|t)eruskan|finish|complete|close|submit",
        ),
        (Topic.SOP, r"sop|prosedur|procedures?"),
        (Topic.WHERE, r"(me)?lacak|posisi|track|where|status|find|mencari|cari"),
    )
)
SMALL = (
    "a an the i my me we our you do does can could should to in on of for it this that is are be "
    "file files case document documents photo step steps please with from here there new next now "
    "up pdf picture bot pandu task tasks letter"
)
ENGLISH = frozenset(SMALL.split())
"""Small words, and what every question here may be about."""


def topic_of(text: str, vocabulary: Collection[str]) -> Topic | None:
    """What somebody asks the way of; None where the words ask something else, or are about what an
    SOP says (words of its `vocabulary` are left over)."""
    said = " ".join(WORD.findall(plain(text)))
    if HELPERS.search(said):
        return Topic.HELPERS
    if NOW.search(said):
        return Topic.NOW
    if HELP.search(said):
        return Topic.HELP
    if not ASKS.search(said):
        return None
    for topic, pattern in TOPICS:
        if pattern.search(said):
            left = set(pattern.sub(" ", ASKS.sub(" ", said)).split()) - ENGLISH - LEXICON.keys()
            return None if left.intersection(vocabulary) else topic
    return None
