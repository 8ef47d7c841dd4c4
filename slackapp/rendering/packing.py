"""Blocks packed into as few posts as Slack allows, none left behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from slackapp import limits
from slackapp.rendering.parts import text_size
from slackapp.rendering.texts import Block


@dataclass(frozen=True, slots=True)
class Load:
    """What some blocks take from a message's allowances."""

    blocks: int = 0
    chars: int = 0
    tables: int = 0
    charts: int = 0

    @staticmethod
    def of(block: Block) -> "Load":
        """The load of one block."""
        kind = block["type"]
        return Load(1, text_size(block), int(kind == "table"), int(kind == "data_visualization"))

    def __add__(self, other: "Load") -> "Load":
        return Load(
            self.blocks + other.blocks,
            self.chars + other.chars,
            self.tables + other.tables,
            self.charts + other.charts,
        )

    def fits(self) -> bool:
        """Whether one message can carry it."""
        return (
            self.blocks <= limits.MESSAGE_BLOCKS
            and self.chars < limits.MESSAGE_CHARS
            and self.chars + self.blocks * limits.BLOCK_COST <= limits.MESSAGE_WEIGHT
            and self.tables <= limits.TABLES
            and self.charts <= limits.CHARTS
        )


def packed(groups: Iterable[Sequence[Block]]) -> list[list[Block]]:
    """The blocks of each post. A group stays together unless it alone is more than a post."""
    posts: list[list[Block]] = [[]]
    load = Load()
    for group in groups:
        loads = [Load.of(block) for block in group]
        whole = sum(loads, Load())
        if posts[-1] and whole.fits() and not (load + whole).fits():
            posts.append([])
            load = Load()
        for block, its_load in zip(group, loads, strict=True):
            more = load + its_load
            if posts[-1] and not more.fits():
                posts.append([])
                more = its_load
            posts[-1].append(block)
            load = more
    return posts if len(posts) == 1 else [post for post in map(_without_edges, posts) if post]


def _without_edges(post: list[Block]) -> list[Block]:
    """A rule between two sections has nothing to part where one post ends and the next begins."""
    shown = [at for at, block in enumerate(post) if block["type"] != "divider"]
    return post[shown[0] : shown[-1] + 1] if shown else []
