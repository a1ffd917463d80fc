"""What does not fit one message is cut, and still valid HTML."""

from bot.drawing.fitting import fitted


def test_what_fits_is_left_alone() -> None:
    assert fitted("<b>Tugas</b> &amp; berkas", 14) == "<b>Tugas</b> &amp; berkas"


def test_what_is_cut_says_so_and_closes_its_tags() -> None:
    text = "<b>Judul</b>\n<blockquote expandable>Catatan <i>panjang</i></blockquote>"
    assert fitted(text, 18) == (
        "<b>Judul</b>\n<blockquote expandable>Catatan <i>pan…</i></blockquote>"
    )


def test_an_escaped_character_counts_once_and_is_never_halved() -> None:
    assert fitted("&lt;&lt;&lt;&lt;&lt;", 3) == "&lt;&lt;…"


def test_a_picture_character_counts_as_telegram_counts_it() -> None:
    assert fitted("📂📂📂", 5) == "📂📂…"
