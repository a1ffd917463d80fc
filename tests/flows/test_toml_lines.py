"""Every key of a TOML text is found on the line where it stands."""

import tomllib

from flows.faults import Place
from flows.reading.lines import lines_of
from storage.sops import PACKAGED

TEXT = '''\
# a remark = "not a key"
plain = "a # b = c"
'quoted key' = 1
a.b = true
long = """
not = "a key"
she said ""hi\\""""""
list = [
  "one", # two
  { x = 1, y = [2,
    3] },
]

[table."with dot.s"]
k = 'C:\\no [escape]'

[[rows]]
n = 1
[rows.sub]
m = 2
[[rows]]
n = 3
[rows.sub]
m = 4
'''


def places(value: object, here: Place = ()) -> set[Place]:
    """Every key and list entry of a parsed file."""
    found = {here}
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in pairs:
        found |= places(inner, (*here, key))
    return found


def test_keys_tables_and_entries_have_their_lines() -> None:
    lines = lines_of(TEXT)
    expected = {
        ("plain",): 2,
        ("quoted key",): 3,
        ("a", "b"): 4,
        ("long",): 5,
        ("list", 0): 9,
        ("list", 1, "y", 1): 11,
        ("table", "with dot.s"): 14,
        ("rows", 0, "n"): 18,
        ("rows", 0, "sub", "m"): 20,
        ("rows", 1): 21,
        ("rows", 1, "sub", "m"): 24,
    }
    assert {place: lines[place] for place in expected} == expected


def test_no_place_of_any_definition_is_missed() -> None:
    texts = [file.read_text(encoding="utf-8") for file in PACKAGED.glob("*/*.toml")]
    for text in (TEXT, *texts):
        assert places(tomllib.loads(text)) == set(lines_of(text))
