"""Why somebody is nominated: in words, and by a kudos (the link of its post) or a handoff (its number)."""

import re

from baton.conversation.asks import Ask
from baton.conversation.forms import ChoiceField, Option
from baton.domain.lines import Line, Refusal, verbatim
from baton.domain.mvp import Evidence, says_enough
from baton.domain.people import Person
from baton.domain.reports import shortened
from baton.services import mvp as service
from baton.storage import handoffs

LONGEST_OPTION = 140
# How a reason often begins, typed or in the form; the sentence around it says "because" already.
BECAUSE = re.compile(r"^(?:because(?:\s+of)?|因为|由于)[\s,:\uff0c\uff1a]*", re.IGNORECASE)
# A link to a message ends in its channel and its time: /archives/C024BE7LH/p1795600000123456
POST = re.compile(r"https?://\S+/archives/([A-Z0-9]+)/p(\d+)(\d{6})")
HANDOFF = re.compile(r"(?:\bhandoff|交接)\s*[#\uff03]?\s*(\d{1,9})", re.IGNORECASE)


def without_because(words: str) -> str:
    """A reason without the word that leads to it: where it is shown, everybody knows that it is one.

    >>> without_because("because of the export"), without_because("因为：连夜修好")
    ('the export', '连夜修好')
    """
    return BECAUSE.sub("", words.strip())


def typed(ask: Ask, nominee: Person, words: str) -> tuple[Evidence | None, str]:
    """The evidence somebody names in their reason, if any, and the words besides.

    What leads nowhere is refused, unless the words say enough by themselves.
    """
    for pattern, look in ((POST, _kudos_at), (HANDOFF, _handoff_at)):
        if hit := pattern.search(words):
            try:
                found = look(ask, nominee, hit)
            except Refusal:
                if not says_enough(words):
                    raise
                continue
            return found, (words[: hit.start()] + words[hit.end() :]).strip(" ,;:\uff0c\uff1b\uff1a")
    return None, words


def _kudos_at(ask: Ask, nominee: Person, hit: re.Match[str]) -> Evidence:
    return service.kudos_posted(ask.ctx, nominee, hit[1], f"{hit[2]}.{hit[3]}")


def _handoff_at(ask: Ask, nominee: Person, hit: re.Match[str]) -> Evidence:
    found = handoffs.numbered(ask.ctx.session, ask.ctx.workspace_id, int(hit[1]))
    return service.handoff_evidence(ask.ctx, ask.who, nominee, found)


def chosen(ask: Ask, nominee: Person, value: str) -> Evidence | None:
    """The evidence chosen in the form."""
    kind, _, id = value.partition(":")
    if kind == "kudos":
        return service.kudos_evidence(ask.ctx, nominee, id)
    if kind == "handoff":
        found = handoffs.find(ask.ctx.session, ask.ctx.workspace_id, id)
        return service.handoff_evidence(ask.ctx, ask.who, nominee, found)
    return None


def field(ask: Ask, nominee_id: str) -> ChoiceField | None:
    """The kudos the nominee got lately and the handoffs between the two, to choose from; None when there are none."""
    kudos, shared = service.evidence_for(ask.ctx, ask.who, nominee_id)
    options = (
        *(Option(f"kudos:{each.id}", verbatim(shortened(each.reason, LONGEST_OPTION))) for each in kudos),
        *(
            Option(
                f"handoff:{each.id}",
                Line("mvp-option-handoff", number=str(each.number), what=shortened(each.what, LONGEST_OPTION)),
            )
            for each in shared
        ),
    )
    label, hint = Line("mvp-form-evidence"), Line("mvp-form-evidence-hint")
    return ChoiceField("evidence", label, options, required=False, hint=hint) if options else None
