"""The digest as a message: it fits whatever there is to say, and every button is readable."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callbacks import Do, decode
from bot.views.screen import Button, fits
from bot.views.waktu.digest import Brief, Line, digest, shown
from bot.words import words_of
from flows.ids import CaseId, Nomor, Peran, SopId, TaskId
from flows.people.officials import Official, OfficialId, Sapaan
from flows.people.reaching import Barrier
from flows.waktu.agenda import (
    FOR_A_HEAD,
    FOR_A_LEADER,
    Agenda,
    Entry,
    Finished,
    Kept,
    Lasted,
    Part,
    Section,
    nearest_page,
    slices,
)
from flows.waktu.timing import Asked, Obstacle, Request, Wait

WITA = ZoneInfo("Asia/Makassar")
WORDS = words_of("id", WITA)
AT = datetime(2026, 11, 22, 23, 45, tzinfo=UTC)
WIDEST = 14
"""Letters of a label that half a row of a phone 360 pixels wide shows (seen in Chromium)."""
LONG = "Penyusunan Rancangan Peraturan tentang Pengawasan Penyelenggaraan Jasa Konstruksi " * 2


def head(*, kepala: bool = True, jabatan: str = "Kepala Bidang Bina Konstruksi") -> Official:
    who = OfficialId(2)
    peran = (Peran("kabid"),)
    return Official(who, "Norhayati Kumala", Sapaan.IBU, jabatan, "unit", peran, kepala=kepala)


def entry(n: int, judul: str = "Bimtek BIM", stands: str = "") -> Entry:
    due = AT - timedelta(days=n % 9)
    return Entry(
        *(CaseId(f"PTA-2026-{n:03d}"), TaskId(n), SopId("pta"), Nomor("12a"), judul),
        *(AT - timedelta(days=12), due, None, None, stands, n % 4),
    )


def brief(counts: dict[Part, int], page: int = 0, *, kepala: bool = True, text: str = "") -> Brief:
    """As the memory would give it: every list with lines of its own."""
    numbers = tuple(counts.values())
    page = nearest_page(sum(numbers), page)
    sections = []
    for nth, ((part, count), (first, last)) in enumerate(
        zip(counts.items(), slices(numbers, page), strict=True)
    ):
        stands = "perpanjangan" if part is Part.REQUESTS else ""
        ids = range(nth * 5000, nth * 5000 + min(count, last + 12))
        lines = [entry(n, text or "Bimtek BIM", stands) for n in ids]
        sections.append(Section(part, count, first, tuple(lines[first:last]), tuple(lines[last:])))
    finished = Finished(AT, 14, tuple((CaseId(f"KEB-2026-{n:03d}"), text) for n in range(20)))
    agenda = Agenda(AT, tuple(sections), page, finished, Kept(AT, 50, 43))
    said = text or "menunggu narasumber"
    asked = Request(Asked.EXTENSION, OfficialId(3), AT, said, AT)
    wait = Wait(AT, said, OfficialId(2))
    stuck = Obstacle(OfficialId(3), AT, said)
    entries = {e for section in sections for e in (*section.shown, *section.folded)}
    line = Line(
        "60 Menit", visible=True, lasted=Lasted(90, 2), request=asked, wait=wait, obstacle=stuck
    )
    names = {(e.case, e.task): text or "Pelaksana Teknis (Ibu Lilis)" for e in entries}
    plain = replace(line, request=None)
    lines_of = {(e.case, e.task): line if e.stands else plain for e in entries}
    return Brief(
        head(kepala=kepala, jabatan=text[:200] or "Kepala Bidang"), agenda, lines_of, names, names
    )


def buttons(shown_brief: Brief) -> list[Button]:
    return [button for row in digest(WORDS, shown_brief).buttons for button in row]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 2000), min_size=len(FOR_A_HEAD), max_size=len(FOR_A_HEAD)),
    st.integers(0, 3000),
    st.text(min_size=0, max_size=160),
)
def test_a_digest_fits_one_message_whatever_there_is_to_say(
    counts: list[int], page: int, text: str
) -> None:
    given_brief = brief(dict(zip(FOR_A_HEAD, counts, strict=True)), page, text=text)
    assert fits(digest(WORDS, given_brief).text)


def test_sixty_and_two_thousand_berkas_with_long_titles_fit_one_message() -> None:
    for count in (60, 2000):
        everywhere = brief(dict.fromkeys(FOR_A_HEAD, count), text=LONG[:160])
        assert fits(digest(WORDS, everywhere).text)


def test_the_words_on_the_buttons_of_a_line_are_readable_on_a_narrow_phone() -> None:
    for kepala, parts in ((True, FOR_A_HEAD), (False, FOR_A_LEADER)):
        screen = digest(WORDS, brief(dict.fromkeys(parts, 1), kepala=kepala))
        assert max(len(row) for row in screen.buttons[:-1]) == 2
        assert max(len(button.label) for row in screen.buttons for button in row) <= WIDEST


def test_each_line_has_its_number_and_its_buttons() -> None:
    labels = [button.label for button in buttons(brief({Part.LATE: 2, Part.SILENT: 1}))]
    assert labels == [
        *("1 Tegur", "1 Perpanjang", "1 Alihkan", "1 Buka"),
        *("2 Tegur", "2 Perpanjang", "2 Alihkan", "2 Buka"),
        *("3 Perpanjang", "3 Alihkan", "3 Buka"),
    ]


def test_what_somebody_works_on_themselves_is_only_opened() -> None:
    mine = brief({Part.LATE: 1, Part.TODAY: 1, Part.OPEN: 1}, kepala=False)
    assert [(b.label, decode(b.data).do) for b in buttons(mine)] == [
        (f"{n} Buka", Do.CARD) for n in (1, 2, 3)
    ]


def test_the_pages_show_every_line_once() -> None:
    counts = {Part.LATE: 7, Part.TODAY: 0, Part.OBSTACLES: 4}
    pages = [shown(brief(counts, page).agenda) for page in range(3)]
    lines = [(part, e.task) for page in pages for part, e in page]
    wanted = [(Part.LATE, n) for n in range(7)] + [(Part.OBSTACLES, 10000 + n) for n in range(4)]
    assert (lines, [len(page) for page in pages]) == (wanted, [5, 5, 1])


def test_a_page_that_is_gone_shows_the_last_one() -> None:
    assert brief({Part.LATE: 7}, 400).agenda.page == 1


def test_what_a_page_leaves_out_is_counted() -> None:
    text = digest(WORDS, brief({Part.LATE: 60})).text
    assert "dan 43 lainnya" in text
    assert text.count("<blockquote expandable>") == 2


def test_a_task_that_stands_in_two_lists_is_told_in_full_once() -> None:
    agenda = Agenda(AT, tuple(Section(part, 1, 0, (entry(1),)) for part in FOR_A_HEAD[:3]))
    one = replace(brief({Part.LATE: 2}), agenda=agenda)
    text = digest(WORDS, one).text
    assert text.count("Lewat sejak") == 1
    assert text.count("PTA-2026-001 · langkah 12a: lihat nomor 1") == 2
    assert [b.label for b in buttons(one)] == ["1 Tegur", "1 Perpanjang", "1 Alihkan", "1 Buka"]


def test_what_is_asked_for_is_told_in_the_words_of_whoever_asks() -> None:
    for asked, until, told in (
        (Asked.EXTENSION, AT, "Mohon perpanjangan hingga Senin, 23 November 2026 pukul 07.45 WITA"),
        (Asked.WAIT, None, "Mohon izin menunggu surat LPJK"),
        (Asked.WAIVER, None, "Mohon melanjutkan tanpa kelengkapan: surat LPJK"),
    ):
        one = brief({Part.REQUESTS: 1})
        request = Request(asked, OfficialId(3), AT, "surat LPJK", until)
        line = replace(next(iter(one.lines.values())), request=request)
        assert told in digest(WORDS, replace(one, lines=dict.fromkeys(one.lines, line))).text


def test_those_who_never_joined_are_named_once_a_week_and_who_is_away_every_day() -> None:
    away = replace(head(jabatan="Kasi Mutu"), id=OfficialId(7), nama="Rusdiani")
    unlinked = replace(away, id=OfficialId(8), nama="Kasuma Rina")
    missed = ((away, Barrier.ABSENT), (unlinked, Barrier.UNLINKED))
    monday = replace(brief({Part.LATE: 0}), missed=missed)
    tuesday = replace(monday, agenda=replace(monday.agenda, at=AT + timedelta(days=1)))
    first, later = digest(WORDS, monday).text, digest(WORDS, tuesday).text
    assert ("Rusdiani" in first, "Kasuma Rina" in first) == (True, True)
    assert ("Rusdiani" in later, "Kasuma Rina" in later) == (True, False)
    assert "Belum tersambung dengan Telegram: 1; namanya ada dalam ringkasan hari Senin." in later
    assert "namanya ada" not in first


def test_a_share_of_closed_steps_says_so_while_others_run_late() -> None:
    said = "Hanya langkah yang sudah selesai yang dihitung;"
    assert f"{said} 3 yang masih berjalan telah lewat." in digest(WORDS, brief({Part.LATE: 3})).text
    assert said not in digest(WORDS, brief({Part.LATE: 0})).text
