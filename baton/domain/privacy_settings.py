"""How careful a company wants to be with what its people say of each other."""

from dataclasses import dataclass

from baton.domain.privacy import SMALLEST_GROUP


@dataclass(frozen=True, slots=True)
class PrivacySettings:
    """`group_minimum`: distinct raters behind every number shown, 5 to 10.

    It can be raised, never lowered, and holds for what is released from then on.
    """

    group_minimum: int = SMALLEST_GROUP
