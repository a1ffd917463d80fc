"""Pages of an album: their order, turns, and what is left out."""

from flows.kelengkapan.album import Album, Page

THREE = Album().brought_up_to((4, 5, 6))


def test_an_album_begins_with_all_photos_in_the_order_they_came() -> None:
    assert THREE.pages == (Page(4), Page(5), Page(6))


def test_a_page_is_turned_to_the_right_by_quarters_and_comes_round() -> None:
    assert THREE.turned(5).pages == (Page(4), Page(5, 90), Page(6))
    turned = THREE
    for _ in range(4):
        turned = turned.turned(5)
    assert turned == THREE


def test_a_page_moves_up_and_the_first_one_stays_first() -> None:
    assert THREE.raised(6).pages == (Page(4), Page(6), Page(5))
    assert THREE.raised(4) == THREE


def test_a_page_that_was_left_out_does_not_come_back_with_new_ones() -> None:
    fewer = THREE.without(5)
    assert fewer == Album((Page(4), Page(6)), (5,))
    assert fewer.brought_up_to((4, 5, 6, 9)) == Album((Page(4), Page(6), Page(9)), (5,))


def test_a_photo_that_was_taken_out_of_its_slot_is_no_page_any_more() -> None:
    assert THREE.turned(6).brought_up_to((5, 6)).pages == (Page(5), Page(6, 90))


def test_a_page_that_is_not_there_changes_nothing() -> None:
    assert THREE.turned(99) == THREE
    assert THREE.raised(99) == THREE
