"""When an office reminds and when its digest goes out, as it writes them in unit.toml."""

from flows.reading.unit import read_unit
from flows.units import Unit
from flows.waktu.ladder import DIGEST_AT, HOUSE_LADDER, Ladder
from storage.sops import load_definitions
from tests.flows.mistakes import UNIT
from tests.flows.test_reading_hours import said_of

REMINDERS = UNIT.index("[pengingat]")


def unit_with(tables: str) -> Unit:
    return read_unit(UNIT[:REMINDERS] + tables, "unit.toml")


def test_an_office_that_writes_nothing_reminds_by_the_house_rules() -> None:
    for tables in ("", "[pengingat]\n[ringkasan]\n"):
        unit = unit_with(tables)
        assert (unit.ladder, unit.digest_at) == (HOUSE_LADDER, DIGEST_AT)


def test_the_example_of_the_guide_and_both_offices_write_the_house_rules_out() -> None:
    for unit in (read_unit(UNIT, "unit.toml"), *load_definitions().units):
        assert (unit.ladder, unit.digest_at) == (HOUSE_LADDER, DIGEST_AT)


def test_every_rung_is_the_offices_to_set() -> None:
    unit = unit_with(
        "[pengingat]\nbelum_dibuka_persen = 50\nbelum_dibuka_mulai_menit = 60\n"
        "hampir_persen = 100\npada_batas = false\nhari = 60\natasan_mulai_hari = 60\n"
        '[ringkasan]\npukul = "6:05"\n'
    )
    assert unit.ladder == Ladder(50, 60, 100, at_limit=False, days=60, superior_from=60)
    assert unit.digest_at == 6 * 60 + 5


def test_zero_switches_a_rung_off() -> None:
    unit = unit_with(
        "[pengingat]\nbelum_dibuka_persen = 0\nbelum_dibuka_mulai_menit = 0\nhampir_persen = 0\n"
        'pada_batas = false\nhari = 0\natasan_mulai_hari = 0\n[ringkasan]\npukul = "00.00"\n'
    )
    assert unit.ladder == Ladder(0, 0, 0, at_limit=False, days=0, superior_from=0)
    assert unit.digest_at == 0


def test_without_a_day_of_its_own_the_superior_is_no_mistake() -> None:
    assert unit_with("[pengingat]\nhari = 1\n").ladder == Ladder(days=1)


def test_a_superior_who_would_never_be_reminded_is_refused_with_the_reason() -> None:
    assert said_of("atasan_mulai_hari = 2", "atasan_mulai_hari = 6") == [
        "atasan_mulai_hari = 6 tidak pernah tercapai, karena pengingat berhenti sesudah hari = 5. "
        "Tulis angka yang tidak melebihi hari, atau 0 bila atasan tidak perlu diingatkan."
    ]


def test_a_figure_out_of_bounds_is_refused_with_the_bounds() -> None:
    assert said_of("hampir_persen = 75", "hampir_persen = 750") == [
        "hampir_persen = 750 bukan bilangan dari 0 sampai 100. "
        "Tulis angka tanpa tanda petik; 0 mematikannya."
    ]
    assert said_of('"07.45"', '"7 pagi"') == [
        'pukul = "7 pagi" bukan jam. Tulis jam dan menit dari 00.00 sampai 23.59, '
        'misalnya pukul = "07.45".'
    ]
