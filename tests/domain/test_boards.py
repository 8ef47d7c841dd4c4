"""Who stands where on a board, and who does not."""

from baton.domain.boards import LENGTH, Participation, Place, Places, Tally, of_teams, participation, places


def test_who_is_level_shares_a_rank_and_the_next_rank_is_left_out() -> None:
    ranks = [(place.rank, place.name) for place in places([("d", 1), ("c", 2), ("b", 2), ("a", 3)]).shown]
    assert ranks == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


def test_nobody_stands_on_a_board_with_nothing() -> None:
    assert places([("a", 0), ("b", 1)]) == Places((Place(1, "b", 1),))
    assert places([("a", 0)]) == places([]) == Places()


def test_a_board_has_ten_places_and_says_how_many_more_are_level_with_the_last() -> None:
    found = places([("first", 9), *((f"p{number:02}", 2) for number in range(15)), ("below", 1)])
    assert len(found.shown) == LENGTH
    assert found.level == 6
    assert places((f"p{number}", number) for number in range(1, 30)).level == 0


def test_teams_are_placed_by_what_their_people_received() -> None:
    tallies = [
        Tally("1", "a", "x", 2, 9),
        Tally("2", "b", "x", 1, 0),
        Tally("3", "c", "y", 4, 0),
        Tally("4", "d", None, 9, 0),
    ]
    found = of_teams(tallies, {"x": "Payroll", "y": "Sales", "z": "Idle"})
    assert found.shown == (Place(1, "Sales", 4), Place(2, "Payroll", 3))


def test_giving_is_taking_part_as_much_as_receiving() -> None:
    tallies = [Tally("1", "a", None, 0, 1), Tally("2", "b", None, 1, 0), Tally("3", "c", None, 0, 0)]
    assert participation(tallies) == Participation(2, 3)
