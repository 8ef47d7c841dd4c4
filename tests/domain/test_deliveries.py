"""What is true of a delivery wherever it is."""

from datetime import UTC, datetime, timedelta

from baton.domain.deliveries import MOST_ATTEMPTS, joined, next_try

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def test_waiting_grows_from_a_second_to_an_hour_and_then_we_give_up():
    waits = [next_try(failures, NOW) for failures in range(1, MOST_ATTEMPTS + 1)]
    seconds = [(at - NOW) / timedelta(seconds=1) if at else None for at in waits]
    assert seconds == [1, 5, 30, 120, 600, 3600, 3600, None]


def test_the_ids_of_several_posts_are_kept_as_one():
    assert joined(["1.0", "2.0"]) == "1.0,2.0"
    assert joined([]) is None
