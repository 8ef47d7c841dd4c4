"""Whom people mean: mentions the platform resolved, and names typed as words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baton.conversation.asks import Ask, Piece
from baton.conversation.typed.tokens import AFTER_A_NAME, Token, is_chinese, spelled
from baton.domain.groups import Group, meant
from baton.domain.lines import Line, Mention, Names, Refusal
from baton.domain.people import Person
from baton.storage import groups, people

AND = frozenset({"and", "&", "+", ",", "\uff0c", "和", "、", "跟", "与", "及"})
AND_IN_CHINESE = ("和", "跟", "与", "及")
EVERYBODY = frozenset({"channel", "here", "everyone"})
LONGEST_NAME = 4  # words
LONGEST_SPAN = 80  # characters: nobody's name is longer, and a database takes only so many names at once
LONGEST_SHOWN = 40
AT = "@\uff20"
ENDS_A_NAME = ":\uff1a。\uff01\uff1f"  # even with more words glued to it; a dot may stand inside a name
BETWEEN_NAMES = ",\uff0c、;\uff1b&+"


class Ambiguous(Refusal):
    """Several people go by this name; `choices` are the whole of what would have been typed had each been meant.

    No choices: the name stood somewhere else than in a command.
    """

    def __init__(self, name: str, candidates: Sequence[Person], choices: Sequence[tuple[Piece, ...]]) -> None:
        people = Names(tuple(person.mention for person in candidates), either=True)
        super().__init__(Line("name-ambiguous", name=name, people=people))
        self.candidates = tuple(candidates)
        self.choices = tuple(choices)


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody named at a place in the text: `taken` tokens meant them, `left` is what was glued to the name."""

    person: Person
    taken: int
    left: Token | None = None


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The same for a group."""

    group: Group
    taken: int
    left: Token | None = None


def person_at(ask: Ask, found: Sequence[Token], at: int = 0) -> Found | None:
    """Who is named by the token `at` (and those after it, for a name of several words).

    None when the token does not look like a name (no mention and no leading @). Refuses unknown names and groups;
    raises Ambiguous when several people share a name.
    """
    hit = person_or_group_at(ask, found, at)
    if isinstance(hit, FoundGroup):
        raise Refusal(Line("name-is-many", name=hit.group.at_name))
    return hit


def person_or_group_at(ask: Ask, found: Sequence[Token], at: int = 0) -> Found | FoundGroup | None:
    """The same where a group will do, too."""
    if at >= len(found):
        return None
    token = found[at]
    if token.mention is not None:
        return _mentioned(ask, token.mention)
    if not token.text.startswith(tuple(AT)) or not _bare(token.text):
        return None
    return _named(ask, found, at)


def people_at(ask: Ask, found: Sequence[Token]) -> tuple[list[Person], Sequence[Token]]:
    """Everybody named at the beginning, joined by spaces, commas or "and", and the tokens after them."""
    named, named_groups, rest = people_and_groups_at(ask, found)
    if named_groups:
        raise Refusal(Line("name-is-many", name=named_groups[0].at_name))
    return named, rest


def people_and_groups_at(ask: Ask, found: Sequence[Token]) -> tuple[list[Person], list[Group], Sequence[Token]]:
    """The same where groups will do, too; these stand beside the people, whatever the order."""
    named: list[Person] = []
    named_groups: list[Group] = []
    while (hit := person_or_group_at(ask, found)) is not None:
        if isinstance(hit, Found):
            named.append(hit.person)
        else:
            named_groups.append(hit.group)
        found = found[hit.taken :]
        if hit.left is not None:
            found = (hit.left, *found)
        joining = next((at for at, token in enumerate(found) if token.text not in AND), len(found))
        if _names_somebody(found, joining):
            found = found[joining:]
    return named, named_groups, found


def with_names(ask: Ask, found: Sequence[Token]) -> list[Token]:
    """Mentions inside what somebody wrote as words, by the names we know."""
    return [Token(f"@{_name_of(ask, token.mention)}", token.before) if token.mention else token for token in found]


def _name_of(ask: Ask, mention: Mention) -> str:
    person = ask.people.get(mention.id)
    return person.name if person else mention.name or mention.id


def _names_somebody(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and (found[at].mention is not None or found[at].text.startswith(tuple(AT)))


def _mentioned(ask: Ask, mention: Mention) -> Found | FoundGroup:
    if mention.kind == "group":
        known = groups.known(ask.ctx.session, ask.ctx.workspace_id, [mention.id]).get(mention.id)
        return FoundGroup(known or _unknown_group(ask, mention), 1)
    if mention.kind != "person":
        raise Refusal(Line("name-is-many", name=spelled(mention)))
    person = ask.people.get(mention.id)
    if person is None:
        raise Refusal(Line("name-unknown", name=mention.name or mention.id))
    return Found(person, 1)


def _unknown_group(ask: Ask, mention: Mention) -> Group:
    """A group the platform knows and we do not yet: nobody we know is in it."""
    name = mention.name or mention.id
    return Group(ask.ctx.workspace_id, mention.id, name, name)


@dataclass(frozen=True, slots=True)
class _Span:
    """A name that may begin at a token: the tokens it takes, what is glued to it, and where in the whole it ends."""

    taken: int
    left: Token | None
    end: int


def _named(ask: Ask, found: Sequence[Token], at: int) -> Found | FoundGroup:
    """The longest name that may begin here; of a person and a group with one name the person is meant."""
    spans = _spans(found, at)
    hits = people.named(ask.ctx.session, ask.ctx.workspace_id, list(spans))
    longest = max((len(name) for name, _ in hits), default=0)
    group = _group_named(ask, spans, longer_than=longest)
    if group is not None:
        return group
    if not hits and _bare(found[at].text).casefold() in EVERYBODY:
        raise Refusal(Line("name-is-many", name=f"@{_bare(found[at].text)}"))
    if not hits:
        raise Refusal(Line("name-unknown", name=_shown(found[at].text)))
    candidates = {person.id: person for name, person in hits if len(name) == longest}
    span = spans[next(name for name, _ in hits if len(name) == longest)]
    if len(candidates) == 1:
        return Found(next(iter(candidates.values())), span.taken, span.left)
    chosen = sorted(candidates.values(), key=lambda person: (person.full_name, person.id))
    start = found[at].start
    is_command = "".join(map(spelled, ask.pieces)).startswith(found[at].text, start)
    choices = [_instead(ask.pieces, start, span.end, person) for person in chosen] if is_command else ()
    raise Ambiguous(_bare(found[at].text) if span.taken == 1 and not span.left else chosen[0].name, chosen, choices)


def _group_named(ask: Ask, spans: "Mapping[str, _Span]", longer_than: int) -> FoundGroup | None:
    """The group with the longest of these names, if that is longer than any person's."""
    names = [name for name in spans if len(name) > longer_than]
    hits = groups.named(ask.ctx.session, ask.ctx.workspace_id, names) if names else []
    if not hits:
        return None
    name = max((name for name, _ in hits), key=len)
    group = meant(name, list({each.id: each for called, each in hits if called == name}.values()))
    return FoundGroup(group, spans[name].taken, spans[name].left)


def _spans(found: Sequence[Token], at: int) -> dict[str, _Span]:
    """Every name that may begin at `at`, in lower case: several words, or the front of one word (Chinese is written
    without spaces, so "@李娜谢谢" names 李娜)."""
    token = found[at]
    whole = token.text.lstrip(AT)
    begin = token.start + len(token.text) - len(whole)
    words = whole.rstrip(AFTER_A_NAME)
    spans: dict[str, _Span] = {}
    for cut in range(1, min(len(words), LONGEST_SPAN)):
        if _may_end(words, cut):
            left = _left(whole, cut, begin)
            _add(spans, words[:cut], _Span(1, left, left.start))
    _add(spans, words, _Span(1, None, begin + len(whole)))
    for more, follower in enumerate(found[at + 1 : at + LONGEST_NAME], 1):
        if follower.mention is not None:
            break
        words += " " + follower.text.rstrip(AFTER_A_NAME)
        _add(spans, words, _Span(1 + more, None, follower.start + len(follower.text)))
    return spans


def _left(whole: str, cut: int, begin: int) -> Token:
    """What is glued to a name, without the comma between; another name glued on follows at once ("@李娜和@王芳")."""
    rest = whole[cut:].lstrip(BETWEEN_NAMES + AFTER_A_NAME)
    if rest.startswith(AND_IN_CHINESE) and rest[1:].startswith(tuple(AT)):
        rest = rest[1:]
    return Token(rest, "", None, begin + len(whole) - len(rest))


def _add(spans: dict[str, _Span], name: str, span: _Span) -> None:
    if len(name) <= LONGEST_SPAN and "\0" not in name and not any("\ud800" <= letter <= "\udfff" for letter in name):
        # Both ways in which databases put names in lower case ("Weiß" stays apart from "Weiss" in PostgreSQL).
        spans[name.lower()] = spans[name.casefold()] = span


def _may_end(word: str, cut: int) -> bool:
    """Whether a name may end inside a word: next to a Chinese character, or before a comma, a colon or another @."""
    return is_chinese(word[cut]) or is_chinese(word[cut - 1]) or word[cut] in AT + BETWEEN_NAMES + ENDS_A_NAME


def _bare(word: str) -> str:
    return word.strip(AT + AFTER_A_NAME)


def _shown(word: str) -> str:
    name = _bare(word)
    return name if len(name) <= LONGEST_SHOWN else name[: LONGEST_SHOWN - 1] + "…"


def _instead(pieces: Sequence[Piece], start: int, end: int, person: Person) -> tuple[Piece, ...]:
    """The pieces with what stands from `start` to `end` replaced by a mention; other mentions stay what they are."""
    replaced: list[Piece] = []
    at = 0
    for piece in pieces:
        after = at + len(spelled(piece))
        if isinstance(piece, Mention) or after <= start or at >= end:
            replaced.append(piece)
        else:
            replaced += [piece[: start - at], person.mention] if at <= start else []
            replaced.append(piece[max(0, end - at) :])
        at = after
    return _joined(replaced)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same pieces with neighbouring words put together and empty ones left out."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece:
            joined.append(piece)
    return tuple(joined)
