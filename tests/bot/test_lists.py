"""What the lists on a phone lead to."""

from zoneinfo import ZoneInfo

from bot.callbacks import Do, Press, decode
from bot.views.lists import TaskLine, tasks
from bot.words import words_of


def test_two_steps_of_one_berkas_lead_to_a_card_each() -> None:
    lines = [
        TaskLine("RCN-2026-001", "Jalan", "Perencanaan", nomor, 12, "hari ini", mine=False, task=n)
        for n, nomor in ((4, "5"), (5, "6"))
    ]
    screen = tasks(words_of("id", ZoneInfo("Asia/Makassar")), lines, 0)
    assert [decode(button.data) for row in screen.buttons for button in row] == [
        Press(Do.CARD, "RCN-2026-001", 4),
        Press(Do.CARD, "RCN-2026-001", 5),
    ]
