"""Plays a whole MVP round in the demo: switched on, nominated, seconded, voted in secret, one vote changed, won."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from baton.domain.mvp import MvpSettings, next_openings, quorum
from cli.sample import company
from jobs import mvp_rounds

if TYPE_CHECKING:
    from demo.play import Scene

ADMIN, ANA, LINA, TOMAS = "U0PRIYA", company.ANA, company.LINA, "U0TOMAS"
CHANNEL = company.THANKS_CHANNEL
LATER = timedelta(hours=12)  # after the hour at which a phase begins
MEMBERS = tuple(person.id for person in company.PEOPLE if person.standing == "member")
VOTERS = tuple(id for id in MEMBERS if id != LINA)[: quorum(len(MEMBERS))]
CODE = re.compile(r"[A-Z2-7]{5}(?:-[A-Z2-7]{1,5}){5,}")


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)


def _clock(scene: Scene, at: datetime) -> None:
    """Time moves on: the clock’s job is run for a later instant.

    It runs beside the server, whose sender would find what it owes within half a minute; something owed there wakes it.
    """
    mvp_rounds.run(scene.running.office, now=at + LATER)
    scene.slack.open_home(ADMIN)


def _sent(scene: Scene, person: str, values: dict[str, object]) -> None:
    errors = scene.slack.submit(person, values)
    _expect(not errors, f"the form was refused: {errors}")


def switched_on(scene: Scene) -> None:
    """An admin switches rounds on in the form, in the channel where they are to be announced."""
    scene.slack.command(ADMIN, CHANNEL, "/mvp", "settings")
    scene.slack.open_view(ADMIN, "mvp-settings")
    _sent(scene, ADMIN, {"enabled": ["yes"], "where": "here"})
    _expect("next three" in str(scene.slack.view(ADMIN)), "the next three rounds were not shown")
    scene.known["round"] = next_openings(MvpSettings(), ZoneInfo(company.ZONE), datetime.now(UTC))[0]
    scene.slack.close_view(ADMIN)


def opened(scene: Scene) -> None:
    """The round opens on its day and is announced."""
    _clock(scene, scene.known["round"].opens_at)
    scene.sees(partial(scene.slack.messages, CHANNEL), "Nominations for the MVP are open")


def nominated(scene: Scene) -> None:
    """Two nominations: one by /mvp, one by /kudos mvp."""
    reply = scene.slack.command(
        ANA, "C0PEOPLE", "/mvp", "nominate @lina because she sent the list a day early, so the audit could start"
    )
    _expect("is nominated" in str(reply.body), f"the nomination was answered with {reply.body}")
    scene.slack.command(LINA, "C0SUPPLY", "/kudos", "mvp @tomas 因为他连夜核对了全部合同，审计没有一项问题")
    scene.sees(partial(scene.slack.messages, CHANNEL), "审计没有一项问题", "Second")


def seconded(scene: Scene) -> None:
    """Second is pressed under both."""
    for words in ("the audit could start", "审计没有一项问题"):
        post = scene.sees(partial(scene.slack.messages, CHANNEL), words, "Second")
        scene.slack.click(ADMIN, CHANNEL, post["ts"], "Second")
        scene.sees(partial(scene.slack.messages, CHANNEL), words, "colleagues stand by this")


def balloted(scene: Scene) -> None:
    """Three days later the ballot opens."""
    _clock(scene, scene.known["round"].ballot_at)
    scene.known["ballot"] = scene.sees(partial(scene.slack.messages, CHANNEL), "The MVP ballot is open", "Vote")


def voted(scene: Scene) -> None:
    """Enough colleagues vote, each in a modal; nobody sees themselves on the ballot."""
    for voter in VOTERS:
        scene.slack.click(voter, CHANNEL, scene.known["ballot"]["ts"], "Vote")
        view = scene.slack.open_view(voter, "mvp-vote")
        _expect(voter == TOMAS or TOMAS in str(view), "Tomás is missing from a ballot")
        _expect(voter != TOMAS or TOMAS not in str(view["blocks"]), "Tomás is on his own ballot")
        _sent(scene, voter, {"choices-0": [LINA]})
        found = CODE.search(str(scene.slack.view(voter)))
        _expect(found is not None, "no code came back")
        scene.known[f"code of {voter}"] = found[0] if found else ""
        scene.slack.close_view(voter)


def changed(scene: Scene) -> None:
    """One of them changes the vote with its code; the old code is then worth nothing."""
    code = scene.known[f"code of {ANA}"]
    scene.slack.command(ANA, "C0PEOPLE", "/mvp", f"vote {code}")
    scene.slack.open_view(ANA, "mvp-vote")
    _sent(scene, ANA, {"choices-0": [LINA, TOMAS]})
    _expect("is changed" in str(scene.slack.view(ANA)), "the vote was not changed")
    scene.slack.close_view(ANA)
    scene.slack.command(ANA, "C0PEOPLE", "/mvp", f"vote {code}")
    scene.slack.open_view(ANA, "mvp-vote")
    _expect(bool(scene.slack.submit(ANA, {"choices-0": [TOMAS]})), "a code worked twice")
    scene.slack.close_view(ANA)


def won(scene: Scene) -> None:
    """Three days later the result stands in the channel, with the reason and nobody’s votes; the winner is told."""
    _clock(scene, scene.known["round"].closes_at)
    post = scene.sees(partial(scene.slack.messages, CHANNEL), "MVP of this round", "the audit could start")
    _expect("Tom" not in str(post), "the result names somebody who did not win")
    scene.sees(scene.dm(LINA), "同事们选您为本轮 MVP")
    nominee = scene.sees(partial(scene.slack.messages, CHANNEL), "is nominated for MVP", "the audit could start")
    _expect("mvp-second" not in str(nominee), "a nomination can still be seconded though the round is over")


STEPS: tuple[tuple[str, Callable[[Scene], None]], ...] = (
    ("Priya, an admin, switches MVP rounds on", switched_on),
    ("the round opens on its day", opened),
    ("Ana nominates 李娜, and 李娜 nominates Tomás", nominated),
    ("both are seconded", seconded),
    ("the ballot opens three days later", balloted),
    (f"{len(VOTERS)} colleagues vote in secret", voted),
    ("Ana changes her vote with its code, once", changed),
    ("李娜 is MVP, and the channel reads why", won),
)
