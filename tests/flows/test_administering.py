"""At least one administrator who has joined stays: the rule of chat, command line and import."""

import pytest

from flows.people.administering import administrators, leaves_nobody
from flows.people.officials import Official, OfficialId, Sapaan


def one(number: int, *, admin: bool, linked: bool) -> Official:
    chat_id = 100 + number if linked else None
    return Official(
        OfficialId(number), "Udin", Sapaan.BAPAK, "Staf", "unit", (), admin=admin, chat_id=chat_id
    )


JOINED = one(1, admin=True, linked=True)
WAITING = one(2, admin=True, linked=False)
STAF = one(3, admin=False, linked=True)
SECOND = one(4, admin=True, linked=True)


@pytest.mark.parametrize(
    ("people", "able"),
    [
        ((JOINED, WAITING, STAF), {1}),
        ((WAITING, STAF), {2}),
        ((STAF,), set()),
        ((JOINED, SECOND), {1, 4}),
        ((), set()),
    ],
)
def test_whoever_has_joined_goes_before_whoever_is_only_marked(
    people: tuple[Official, ...], able: set[int]
) -> None:
    assert administrators(people) == able


@pytest.mark.parametrize(
    ("people", "without", "nobody"),
    [
        ((JOINED, WAITING, STAF), {1}, True),
        ((JOINED, SECOND), {1}, False),
        ((JOINED, SECOND), {1, 4}, True),
        ((JOINED, WAITING), {2}, False),
        ((WAITING,), {2}, True),
        ((STAF,), {3}, False),
        ((JOINED,), (), False),
    ],
)
def test_the_last_who_can_set_the_office_up_is_not_taken(
    people: tuple[Official, ...], without: set[OfficialId], nobody: bool
) -> None:
    assert leaves_nobody(people, without) is nobody
