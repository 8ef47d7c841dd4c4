"""Who is tied to whom: measures of a directed network, such as that of kudos over four weeks.

Networks are small (a company's, not the world's), so everything is plain Python; formulas are those of the books.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Edge = tuple[Node, Node]

RING_SIZES = range(2, 5)
RING_CLOSURE = 0.60
RING_INSIDE = 6


@dataclass(frozen=True, slots=True)
class Ring:
    """A few people who thank each other, and how little of it leaves them or reaches them from outside.

    `inside`, `given` and `received` are weights: what stays among them, all they give, all they receive.
    """

    members: tuple[str, ...]
    inside: int
    given: int
    received: int

    @property
    def closure(self) -> float:
        """The share of everything touching them that stays inside."""
        return self.inside / (self.given + self.received - self.inside)

    @property
    def is_closed(self) -> bool:
        """Worth somebody's look?"""
        return self.inside >= RING_INSIDE and self.closure >= RING_CLOSURE


def rings(weights: Mapping[tuple[str, str], int]) -> list[Ring]:
    """The closed rings of two to four people among weighted ties (giver, receiver), by their members.

    Strongly connected sets are looked for at every strength of tie: in a lively company nearly everybody is connected
    with everybody by single thanks, and a ring shows only once the weak ties are left out. Whether a set is closed is
    judged with all ties there are. Of two rings, one within the other, the more closed one is named.
    """
    found: dict[tuple[str, ...], Ring] = {}
    for strength in sorted(set(weights.values())):
        strong = [edge for edge, weight in weights.items() if weight >= strength]
        for members in strongly_connected(strong):
            if len(members) in RING_SIZES:
                key = tuple(sorted(members))
                found[key] = found.get(key) or ring_of(key, weights)
    closed = [ring for ring in found.values() if ring.is_closed]
    return sorted(
        (ring for ring in closed if not any(_outdone(ring, other) for other in closed)), key=lambda ring: ring.members
    )


def ring_of(members: Sequence[str], weights: Mapping[tuple[str, str], int]) -> Ring:
    """What these people give and receive, inside and across."""
    among = set(members)
    inside = sum(weight for (giver, receiver), weight in weights.items() if giver in among and receiver in among)
    given = sum(weight for (giver, _), weight in weights.items() if giver in among)
    received = sum(weight for (_, receiver), weight in weights.items() if receiver in among)
    return Ring(tuple(sorted(members)), inside, given, received)


def _outdone(ring: Ring, other: Ring) -> bool:
    nested = set(ring.members) < set(other.members) or set(other.members) < set(ring.members)
    return nested and (other.closure, len(other.members)) > (ring.closure, len(ring.members))


def strongly_connected(edges: Iterable[Edge[Node]]) -> list[set[Node]]:
    """The largest sets in which everybody reaches everybody along the edges (Tarjan 1972), single nodes included."""
    following: dict[Node, list[Node]] = {}
    for start, end in edges:
        following.setdefault(start, []).append(end)
        following.setdefault(end, [])
    place: dict[Node, int] = {}
    low: dict[Node, int] = {}
    open_: dict[Node, None] = {}  # in the order in which they were reached
    found: list[set[Node]] = []
    for root in following:
        if root in place:
            continue
        # A list of our own instead of recursion: a chain of a thousand people would be too deep for Python's.
        place[root] = low[root] = len(place)
        open_[root] = None
        path = [(root, iter(following[root]))]
        while path:
            node, left = path[-1]
            for other in left:
                if other not in place:
                    place[other] = low[other] = len(place)
                    open_[other] = None
                    path.append((other, iter(following[other])))
                    break
                if other in open_:
                    low[node] = min(low[node], place[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == place[node]:
                    found.append(_taken_off(open_, node))
    return found


def _taken_off(open_: dict[Node, None], root: Node) -> set[Node]:
    component: set[Node] = set()
    while root not in component:
        component.add(open_.popitem()[0])
    return component


def density(nodes: int, edges: int, *, directed: bool = True) -> float:
    """The share of possible ties that exist."""
    return edges / (nodes * (nodes - 1)) * (1 if directed else 2)


def edge_reciprocity(edges: Iterable[Edge[Node]]) -> float:
    """The share of ties that are returned."""
    known = set(edges)
    return sum((end, start) in known for start, end in known) / len(known)


def dyad_reciprocity(edges: Iterable[Edge[Node]]) -> float:
    """The share of tied pairs that are tied both ways."""
    known = set(edges)
    pairs = {frozenset(edge) for edge in known}
    return sum(all((a, b) in known for a, b in (tuple(pair), tuple(pair)[::-1])) for pair in pairs) / len(pairs)


def external_ratio(edges: Sequence[Edge[Node]], group: Mapping[Node, str]) -> float:
    """The share of ties that cross from one group to another: E / (E + I)."""
    return sum(group[start] != group[end] for start, end in edges) / len(edges)


def ei_index(edges: Sequence[Edge[Node]], group: Mapping[Node, str]) -> float:
    """(E - I) / (E + I): -1 when everybody keeps to their own group, 1 when nobody does (Krackhardt & Stern 1988)."""
    return 2 * external_ratio(edges, group) - 1


def external_by_chance(sizes: Iterable[int]) -> float:
    """The share of crossing ties that groups of these sizes would have if everybody mixed at random."""
    known = list(sizes)
    everybody = sum(known)
    return sum(size * (everybody - size) for size in known) / (everybody * (everybody - 1))


def modularity(edges: Sequence[Edge[Node]], group: Mapping[Node, str]) -> float:
    """How much the undirected network falls apart into these groups: the sum of e_cc - a_c² (Newman & Girvan 2004)."""
    inside = Counter(group[start] for start, end in edges if group[start] == group[end])
    ends = Counter(group[node] for edge in edges for node in edge)
    total = len(edges)
    return sum(inside[each] / total - (count / (2 * total)) ** 2 for each, count in ends.items())


def neighbours(edges: Iterable[Edge[Node]], *, directed: bool) -> dict[Node, set[Node]]:
    """Whom each node reaches in one step."""
    found: dict[Node, set[Node]] = defaultdict(set)
    for start, end in edges:
        found[start].add(end)
        if directed:
            found[end] |= set()
        else:
            found[end].add(start)
    return dict(found)


def transitivity(edges: Sequence[Edge[Node]]) -> float:
    """Of all two undirected ties that meet, the share whose other ends are tied as well."""
    near = neighbours(edges, directed=False)
    closed = sum(b in near[a] for around in near.values() for a, b in combinations(around, 2))
    return closed / sum(len(around) * (len(around) - 1) // 2 for around in near.values())


def average_clustering(edges: Sequence[Edge[Node]]) -> float:
    """The mean over all nodes of how many of their neighbours are neighbours of each other (Watts & Strogatz 1998)."""
    near = neighbours(edges, directed=False)

    def clustering(around: set[Node]) -> float:
        pairs = list(combinations(around, 2))
        return sum(b in near[a] for a, b in pairs) / len(pairs) if pairs else 0.0

    return sum(map(clustering, near.values())) / len(near)


def betweenness(edges: Sequence[Edge[Node]], *, directed: bool) -> dict[Node, float]:
    """The share of shortest ways between others that lead through a node (Brandes 2001). Never shown of a person."""
    near = neighbours(edges, directed=directed)
    score = dict.fromkeys(near, 0.0)
    for source in near:
        order, before, ways = _shortest_ways(near, source)
        credit = dict.fromkeys(near, 0.0)
        for node in reversed(order):
            for earlier in before[node]:
                credit[earlier] += ways[earlier] / ways[node] * (1 + credit[node])
            if node != source:
                score[node] += credit[node]
    pairs = (len(near) - 1) * (len(near) - 2)
    return {node: found / pairs for node, found in score.items()} if pairs else score


def _shortest_ways(
    near: Mapping[Node, set[Node]], source: Node
) -> tuple[list[Node], dict[Node, list[Node]], dict[Node, float]]:
    """The nodes in order of distance from `source`, who comes before each on a shortest way, and how many ways."""
    order: list[Node] = []
    before: dict[Node, list[Node]] = {node: [] for node in near}
    ways = dict.fromkeys(near, 0.0) | {source: 1.0}
    distance = {source: 0}
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        for other in near[node]:
            if other not in distance:
                distance[other] = distance[node] + 1
                waiting.append(other)
            if distance[other] == distance[node] + 1:
                ways[other] += ways[node]
                before[other].append(node)
    return order, before, ways


def gini(values: Iterable[float], *, corrected: bool = False) -> float | None:
    """How unevenly something is shared: 0 when all have alike, near 1 when one has it all; None when there is nothing.

    Zeros belong in it: they are those who got nothing. `corrected` reaches 1 also in a small group.
    """
    known = sorted(values)
    count, total = len(known), sum(known)
    if not total:
        return None
    uneven = sum((2 * rank - count - 1) * value for rank, value in enumerate(known, 1)) / (count * total)
    return uneven * count / (count - 1) if corrected and count > 1 else uneven


def gini_by_chance(mean: float) -> float:
    """The Gini that pure chance makes when everybody is equally likely to be thanked, `mean` times on average.

    That of a Poisson distribution: exp(-2m) (I0(2m) + I1(2m)) with the modified Bessel functions. It is .52 at a mean
    of one and .39 at two, so a high Gini among few thanks says nothing yet.
    """
    term, total = 1.0, 0.0
    for step in range(int(2 * mean + 50)):
        total += term * (1 + mean / (step + 1))  # (m^k / k!)² of I0, and of I1 the same times m / (k + 1)
        term *= (mean / (step + 1)) ** 2
    return exp(-2 * mean) * total
