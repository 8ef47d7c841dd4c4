"""Measures of networks are those of the books: Zachary's karate club, Gini as R computes it, rings as designed."""

from itertools import permutations
from math import exp, factorial

import pytest

from baton.domain.network import (
    average_clustering,
    betweenness,
    density,
    dyad_reciprocity,
    edge_reciprocity,
    ei_index,
    external_by_chance,
    external_ratio,
    gini,
    gini_by_chance,
    modularity,
    ring_of,
    rings,
    strongly_connected,
    transitivity,
)
from tests.vectors import case, vector

EXACTLY = 1e-9


def test_the_karate_club_measures_what_the_books_say() -> None:
    given, expected = case("15_network", "karate")
    edges = [(a, b) for a, b in given["edges"]]
    club = {node: str(number) for number, nodes in enumerate(given["clubs"]) for node in nodes}
    between = betweenness(edges, directed=False)

    assert len(club) == expected["nodes"]
    assert len(edges) == expected["edges"]
    assert density(len(club), len(edges), directed=False) == pytest.approx(expected["density"], abs=EXACTLY)
    for node in (0, 32, 33):
        assert between[node] == pytest.approx(expected[f"betweenness_node{node}"], abs=EXACTLY)
    assert modularity(edges, club) == pytest.approx(expected["modularity_clubs_unweighted"], abs=EXACTLY)
    assert transitivity(edges) == pytest.approx(expected["transitivity"], abs=EXACTLY)
    assert average_clustering(edges) == pytest.approx(expected["avg_clustering"], abs=EXACTLY)


def test_handoffs_between_departments_measure_as_computed_by_hand() -> None:
    given, expected = case("15_network", "handoff_digraph")
    edges, department = [(a, b) for a, b in given["edges"]], given["department"]

    assert density(len(department), len(edges)) == pytest.approx(expected["density"], abs=EXACTLY)
    assert edge_reciprocity(edges) == pytest.approx(expected["edge_reciprocity"], abs=EXACTLY)
    assert dyad_reciprocity(edges) == pytest.approx(expected["dyad_reciprocity"], abs=EXACTLY)
    assert external_ratio(edges, department) == pytest.approx(expected["cross_department_ratio"], abs=EXACTLY)
    assert ei_index(edges, department) == pytest.approx(expected["EI_index"], abs=EXACTLY)
    assert betweenness(edges, directed=True) == pytest.approx(expected["betweenness_directed"], abs=EXACTLY)
    # For modularity the published number is that of the network without directions: a tie both ways counts once.
    ties = sorted({tuple(sorted(edge)) for edge in edges})
    undirected = modularity([(a, b) for a, b in ties], department)
    assert undirected == pytest.approx(expected["modularity_departments_undirected"], abs=EXACTLY)


def test_random_mixing_crosses_as_often_as_the_sizes_of_groups_say() -> None:
    group = {0: "a", 1: "a", 2: "b", 3: "b", 4: "c"}
    every = list(permutations(group, 2))
    assert external_by_chance([2, 2, 1]) == pytest.approx(external_ratio(every, group), abs=EXACTLY)


@pytest.mark.parametrize("id", ["ineq", "equal", "one_takes_all", "kudos", "all_zero"])
def test_gini_is_that_of_the_vectors(id: str) -> None:
    given, expected = case("14_gini", id)
    if expected["gini"] is None:
        assert gini(given["x"]) is None
        return
    assert gini(given["x"]) == pytest.approx(expected["gini"], abs=EXACTLY)
    if "gini_corrected" in expected:
        assert gini(given["x"], corrected=True) == pytest.approx(expected["gini_corrected"], abs=EXACTLY)


@pytest.mark.parametrize("mean", [0.2, 1.0, 4.0])
def test_gini_by_chance_is_that_of_thanks_falling_at_random(mean: float) -> None:
    chance = [exp(-mean) * mean**k / factorial(k) for k in range(60)]
    difference = sum(p * q * abs(i - j) for i, p in enumerate(chance) for j, q in enumerate(chance))
    assert gini_by_chance(mean) == pytest.approx(difference / (2 * mean), abs=1e-9)


def test_rings_are_those_of_the_vector() -> None:
    found = vector("24_rings")
    weights = {(giver, receiver): weight for giver, receiver, weight in found["input"]["edges"]}
    expected = found["expected"]

    small = sorted(sorted(each) for each in strongly_connected(weights) if 2 <= len(each) <= 4)
    assert small == expected["scc"]
    assert [list(ring.members) for ring in rings(weights)] == expected["scc"]
    for members, key in (("ab", "ab"), ("def", "def")):
        ring = ring_of(members, weights)
        told = expected[key]
        assert (ring.inside, ring.given, ring.received) == (told["inside"], told["given"], told["received"])
        assert ring.closure == pytest.approx(told["closure"], abs=EXACTLY)


def test_a_ring_shows_although_everybody_is_connected_with_everybody() -> None:
    people = [f"p{number}" for number in range(12)]
    circle = dict.fromkeys(zip(people, people[1:] + people[:1], strict=True), 1)
    assert strongly_connected(circle) == [set(people)]
    assert [ring.members for ring in rings(circle | {("p0", "p1"): 4, ("p1", "p0"): 4})] == [("p0", "p1")]


def test_thanks_that_go_around_or_are_few_make_no_ring() -> None:
    assert rings({("a", "b"): 3, ("b", "a"): 2}) == []  # five
    assert rings({("a", "b"): 3, ("b", "a"): 3, ("a", "c"): 3, ("d", "b"): 2}) == []  # .55 of them inside
    assert rings({("a", "b"): 9}) == []  # one way only
    five = dict.fromkeys(zip("abcde", "bcdea", strict=True), 5)
    assert rings(five) == []


def test_a_chain_of_five_thousand_people_is_no_trouble() -> None:
    chain = [(number, number + 1) for number in range(5000)]
    assert len(strongly_connected(chain)) == 5001
    assert strongly_connected([*chain, (5000, 0)]) == [set(range(5001))]
