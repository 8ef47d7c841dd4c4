"""Which group a name means."""

import pytest

from baton.domain.groups import Group, check_in_use, meant
from baton.domain.lines import Refusal

DESIGN = Group("T1", "S1", "design", "Design")
OTHER = Group("T1", "S2", "designers", "design")
OLD = Group("T1", "S3", "design", "Design", disabled=True)


def test_a_handle_means_its_group_even_if_another_is_named_so() -> None:
    assert meant("design", [OTHER, DESIGN]) == DESIGN


def test_a_group_in_use_is_meant_rather_than_a_disabled_one() -> None:
    assert meant("design", [OLD, DESIGN]) == DESIGN
    assert meant("design", [OLD]) == OLD


def test_two_groups_of_one_name_are_told_apart_by_their_handles() -> None:
    with pytest.raises(Refusal) as refused:
        meant("Design", [Group("T1", "S4", "ux", "Design"), OTHER])
    assert refused.value.line.id == "group-ambiguous"
    assert "@designers" in str(refused.value.line.values["groups"])


def test_nobody_is_thanked_through_a_disabled_group() -> None:
    check_in_use(DESIGN)
    with pytest.raises(Refusal, match="group-disabled"):
        check_in_use(OLD)
