"""Who can set an office up: at least one administrator has to stay."""

from collections.abc import Collection, Iterable

from flows.people.officials import Official, OfficialId


def administrators(people: Iterable[Official]) -> frozenset[OfficialId]:
    """Who of these can set the office up today: the administrators who have joined with Telegram,
    or where none of them has, all who are marked as one."""
    marked = [one for one in people if one.admin]
    joined = [one for one in marked if one.chat_id is not None]
    return frozenset(one.id for one in joined or marked)


def leaves_nobody(people: Iterable[Official], without: Collection[OfficialId]) -> bool:
    """Whether nobody could set the office up any more without these, where somebody can now."""
    able = administrators(people)
    return bool(able) and able <= frozenset(without)
