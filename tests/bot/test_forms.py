"""Every screen of every SOP fits one message, however long an office writes."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.questions.question import Aspect
from bot.views.screen import TAG, fits
from bot.views.sop import answered, forms
from bot.views.sop.answered import Now, Subject
from bot.views.sop.found import Found, emphasised, found, paste
from bot.words import LANGUAGES, words_of
from flows.ids import SopId
from flows.sop import Branch, Kegiatan, Sop
from storage.sops import load_definitions

SOPS = load_definitions().sops
WITA = ZoneInfo("Asia/Makassar")
ID = words_of("id", WITA)
LONG = "Dokumen <penawaran> & lampirannya yang sangat panjang; " * 150


def endless(sop: Sop) -> tuple[Sop, Kegiatan]:
    """The SOP with a first row that says everything at length."""
    first = sop.kegiatan[0]
    box = replace(
        first.mutu_baku,
        kelengkapan_text=LONG,
        output_text=LONG,
        waktu=replace(first.mutu_baku.waktu, text=LONG),
    )
    ways = tuple(Branch(f"{n} {LONG}", first.nomor) for n in range(4))
    row = replace(
        first,
        uraian=LONG,
        mutu_baku=box,
        branches=ways,
        keterangan=LONG,
        catatan=LONG,
        alasan=LONG,
    )
    return replace(sop, judul=LONG[:90], kegiatan=(row, *sop.kegiatan[1:])), row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sop", SOPS, ids=lambda sop: str(sop.id))
def test_every_row_is_shown_whole_on_one_screen(sop: Sop, language: str) -> None:
    words = words_of(language, WITA)
    for position, row in enumerate(sop.kegiatan, 1):
        text = forms.sop_row(words, sop, position).text
        assert fits(text)
        assert "…" not in TAG.sub("", text) or "…" in str(row)
    assert fits(forms.sop_front(words, sop, may_open=True).text)


def test_an_endless_row_is_cut_and_keeps_its_ways_on() -> None:
    sop, row = endless(SOPS[0])
    text = forms.row_text(ID, sop, row)
    assert fits(text)
    assert text.count("<blockquote expandable>") == text.count("</blockquote>") > 0
    assert [n for n in range(4) if f"→ {n} Dokumen" in text] == [0, 1, 2, 3]
    assert fits(paste(ID, sop, row).text)


@pytest.mark.parametrize("aspect", Aspect)
def test_every_answer_about_an_endless_row_fits(aspect: Aspect) -> None:
    sop, row = endless(SOPS[0])
    assert fits(answered.step(ID, Subject(sop), row, aspect, Now()).text)


def test_an_endless_front_is_cut() -> None:
    block = replace(SOPS[0].identitas, dasar_hukum=(LONG,) * 12, peringatan=(LONG,) * 5)
    text = forms.sop_front(ID, replace(SOPS[0], identitas=block), may_open=False).text
    assert fits(text)
    assert "12. Dokumen" in text


def test_a_long_box_is_folded_and_a_short_one_is_not() -> None:
    sop = SOPS[0]
    row = sop.kegiatan[0]
    box = replace(row.mutu_baku, kelengkapan_text="Surat " * 60, output_text="Surat")
    text = forms.row_text(ID, sop, replace(row, mutu_baku=box))
    assert "<b>Kelengkapan</b>\n<blockquote expandable>Surat" in text
    assert text.endswith("<b>Output</b>: Surat")


def test_what_was_found_is_bold_and_never_markup() -> None:
    assert emphasised("a <b> \x02Surat\x03 \x02Tugas\x03 & c", "\x02", "\x03") == (
        "a &lt;b&gt; <b>Surat Tugas</b> &amp; c"
    )


def test_words_too_long_for_a_button_are_found_without_a_pager() -> None:
    sop = replace(SOPS[0], id=SopId("sop"))
    row = sop.kegiatan[0]
    line = Found(sop, row, "Unit", "uraian", emphasised(row.uraian, "\x02", "\x03"))
    short = found(ID, "surat tugas", [line] * 8, 0)
    long = found(ID, "surat tugas " * 8, [line] * 8, 0)
    assert [b.label for b in short.buttons[-2]] == ["1/2", "›"]
    assert len(long.buttons) == len(short.buttons) - 1
