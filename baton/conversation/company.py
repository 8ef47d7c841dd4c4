"""The company's page, for admins: on demand, weekly in their channel, and what they choose about ratings."""

from collections.abc import Mapping, Sequence

from baton.conversation import settings
from baton.conversation.asks import Ask, Notice, Told
from baton.conversation.cards import Card, Heading, Note, Paragraph, Part, facts, parts
from baton.conversation.forms import ChoiceField, Form, NumberField, Option
from baton.conversation.nouns import Noun
from baton.domain.company import DIMENSIONS_ASKED, WINDOW_DAYS, CompanySettings, CompanyTies, Health
from baton.domain.handoff_facts import FEWEST_HANDOFFS, HandoffFacts
from baton.domain.lines import Line, Names, Refusal, Week
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.statistics.epochs import LARGEST_GROUP
from baton.domain.statistics.response import is_low
from baton.services import company as service
from baton.services.company import Summary
from baton.services.points import Concentration
from baton.services.settings import check_admin

RESPONSE_STEP = 10  # percent, as in a digest: finer would tell how many people there were
NOWHERE, THERE, HERE = "nowhere", "there", "here"


def for_admins(ask: Ask) -> Card:
    """/digest company."""
    return card(service.for_admin(ask.ctx, ask.who))


def card(found: Summary) -> Card:
    """How teams work together, and whether their ratings can be trusted; no team and nobody is named."""
    title = Line("company-title", week=Week(found.week))
    ties = [*_ties(found.ties), *_between(found.between), *_concentrated(found.concentration)]
    body = parts([*_teams(found), *_handoffs(found.handoffs), *ties, *_health(found.health)])
    return Card(Line("company-summary", results=found.with_results, teams=found.teams), body, title)


def _teams(found: Summary) -> list[Part]:
    shown: list[Part] = [Paragraph(Line("company-results", results=found.with_results, teams=found.teams))]
    if found.level is not None:
        shown.append(Paragraph(Line("company-level", value=f"{found.level:.1f}")))
    if found.response is not None:
        shown.append(facts((Line("digest-response"), _response(*found.response))))
    if found.levels:
        shown.append(facts(*_levels(found.levels)))
    return [*shown, Note(Line("company-note"))]


def _response(answered: int, asked: int) -> Line:
    line = "digest-response-low" if is_low(answered, asked) else "digest-response-about"
    return Line(line, percent=str(RESPONSE_STEP * round(100 * answered / asked / RESPONSE_STEP)))


def _levels(levels: Mapping[int, int]) -> list[tuple[Line, Line]]:
    return [
        (Line("company-between", low=str(low), high=str(low + 1)), Line("company-teams", count=count))
        for low, count in levels.items()
    ]


def _handoffs(counts: HandoffFacts) -> list[Part]:
    if counts.delivered < FEWEST_HANDOFFS:
        return []
    told = [(Line("digest-delivered"), Line("digest-count", count=counts.delivered))]
    told += _shares(
        ("digest-on-time", counts.on_time, counts.dated), ("digest-first-time", counts.first_time, counts.decided)
    )
    return [Heading(Line("company-handoffs")), facts(*told)]


def _shares(*shares: tuple[str, int, int]) -> list[tuple[Line, Line]]:
    return [(Line(name), _percent(count / total)) for name, count, total in shares if total]


def _percent(share: float) -> Line:
    return Line("company-percent", percent=str(round(100 * share)))


def _ties(found: CompanyTies | None) -> list[Part]:
    """How people deal with each other, each number beside what chance would make of it."""
    if found is None:
        return [Note(Line("company-no-ties"))]
    told = [
        (Line("company-across"), Line("company-beside-chance", **_two(found.ties.across, found.ties.by_chance))),
        (Line("company-returned"), _percent(found.ties.returned)),
        (Line("company-silos"), Line("company-number", value=f"{found.silos:.2f}")),
        (Line("company-density"), _percent(found.density)),
    ]
    if found.uneven is not None and found.uneven_by_chance is not None:
        by_chance = f"{found.uneven_by_chance:.2f}"
        told.append((Line("company-uneven"), Line("company-gini", value=f"{found.uneven:.2f}", chance=by_chance)))
    return [Heading(Line("company-ties")), facts(*told), Note(Line("company-ties-note"))]


def _between(teams: Sequence[str]) -> list[Part]:
    """Teams through which others reach each other: worth knowing before one of them is moved or short of people."""
    return [Paragraph(Line("company-between-teams", teams=Names(tuple(teams)), count=len(teams)))] if teams else []


def _concentrated(found: Concentration | None) -> list[Part]:
    if found is None:
        return []
    counts = {"half": found.half, "members": found.members, "unthanked": found.unthanked}
    return [Paragraph(Line("points-concentrated", **counts, days=WINDOW_DAYS))]


def _two(share: float, chance: float) -> dict[str, str]:
    return {"percent": str(round(100 * share)), "chance": str(round(100 * chance))}


def _health(found: Health | None) -> list[Part]:
    """Whether the ratings of the last month can be trusted, and what to do where not."""
    if found is None:
        return []
    numbers = (("alpha", found.alpha), ("omega", found.omega), ("entropy", found.entropy), ("sd", found.sd))
    shares = (("straight", found.straight), ("best", found.best), ("answered", found.response))
    told = [(Line(f"company-{name}"), Line("company-number", value=f"{n:.2f}")) for name, n in numbers if n is not None]
    told += [(Line(f"company-{name}"), _percent(share)) for name, share in shares if share is not None]
    if found.seconds is not None:
        told.append((Line("company-seconds"), Line("company-in-seconds", value=f"{found.seconds:.0f}")))
    heading = Heading(Line("company-health", month=found.month))
    if not told:
        return [heading, Note(Line("company-health-few"))]
    advice = [Note(Line(f"company-advice-{each}")) for each in found.advice]
    return [heading, facts(*told), *(advice or [Note(Line("company-healthy"))])]


def posted(notice: Notice) -> Told | None:
    """The weekly summary in the admins' channel, in the company's language."""
    found = service.posted(notice.ctx, notice.delivery.reference)
    workspace = notice.ctx.workspace
    return Told(card(found), workspace.language, workspace.zone) if found else None


def opened(ask: Ask) -> Form:
    """What admins choose: the group minimum, where the summary goes, and how much a rating form asks."""
    check_admin(ask.who)
    privacy, chosen = service.settings_of(ask.ctx)
    options = [Option(NOWHERE, Line("company-nowhere"))]
    if chosen.channel_id:
        options.append(Option(THERE, Line("company-there")))
    if ask.channel_id and ask.channel_id != chosen.channel_id:
        options.append(Option(HERE, Line("company-here")))
    asked = tuple(Option(str(each), Line(f"company-ask-{each}")) for each in DIMENSIONS_ASKED)
    return Form(
        name="company-settings",
        title=Line("company-settings-title"),
        submit=Line("company-settings-save"),
        fields=(
            NumberField(
                "minimum",
                Line("company-minimum"),
                hint=Line("company-minimum-hint"),
                least=privacy.group_minimum,
                most=LARGEST_GROUP,
                value=privacy.group_minimum,
            ),
            ChoiceField(
                "where", Line("company-where"), tuple(options), value=(THERE if chosen.channel_id else NOWHERE,)
            ),
            ChoiceField("dimensions", Line("company-ask"), asked, value=(str(chosen.dimensions),)),
        ),
        state={"channel": ask.channel_id or ""},
    )


def sent(ask: Ask) -> Card:
    """The form was sent."""
    _, before = service.settings_of(ask.ctx)
    minimum = int(str(ask.answers.get("minimum") or 0).partition(".")[0])
    if not SMALLEST_GROUP <= minimum <= LARGEST_GROUP:
        raise Refusal(Line("company-minimum-range", least=SMALLEST_GROUP, most=LARGEST_GROUP), "minimum")
    where = str(ask.answers.get("where"))
    channel = {NOWHERE: "", HERE: ask.state.get("channel", "")}.get(where, before.channel_id)
    wanted = CompanySettings(channel_id=channel, dimensions=int(str(ask.answers.get("dimensions", before.dimensions))))
    changed = service.configure(ask.ctx, ask.who, PrivacySettings(minimum), wanted)
    return settings.saved(changed, Line("company-forward"))


NOUN = Noun(
    actions={"company-settings": opened},
    forms={"company-settings": sent},
    notices={service.SUMMARY: posted},
    settings={"company-settings": Line("company-settings-about")},
)
