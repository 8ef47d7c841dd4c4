"""What people type after /training."""

from collections.abc import Callable, Sequence

from baton.conversation import meetings
from baton.conversation.asks import Answer, Ask
from baton.conversation.training import cohort_forms, cohorts, courses, mine, people, results, roi
from baton.conversation.training.meeting import about
from baton.conversation.typed import Token, glued_subcommand, subcommand, text, tokens
from baton.domain.courses import said
from baton.domain.lines import Line, Refusal
from baton.domain.training import Cohort
from baton.services import courses as kept_courses
from baton.services.courses import check_facilitator
from baton.services.training import cohorts as service

LONGEST_NUMBER = 9  # digits; more than any cohort will have, and a database takes no longer ones


def command(ask: Ask) -> Answer:
    """/training and its first word; nothing for what is mine."""
    found = tokens(ask.pieces)
    if not found:
        return mine.mine(ask)
    meant = subcommand(found, DEEDS) or glued_subcommand(found, DEEDS)
    if meant is None and kept_courses.arranges(ask.who) and found[0].text.lstrip("#\uff03").isdecimal():
        return cohort(ask, found)
    if meant is None:
        raise Refusal(Line("training-what-facilitators" if kept_courses.arranges(ask.who) else "training-what"))
    deed, rest = meant
    return deed(ask, rest)


def new(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training new [course]."""
    return cohort_forms.form(ask, course_id=_course(ask, text(rest)) if rest else "")


def all_cohorts(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training cohorts, or one of them."""
    return cohort(ask, rest) if rest else cohorts.listing(ask)


def cohort(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training cohort 3."""
    found, _ = _numbered(ask, rest)
    return cohorts.shown(ask, found)


def all_courses(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training courses, or one by its name."""
    return courses.shown(ask, _course(ask, text(rest))) if rest else courses.listing(ask)


def add(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training add 3 @people, @groups, teams."""
    found, whom = _numbered(ask, rest)
    return cohorts.add_typed(ask, found, people.typed(ask, whom))


def remove(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training remove 3 @people."""
    found, whom = _numbered(ask, rest)
    return cohorts.remove_typed(ask, found, people.typed(ask, whom))


def change(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training change 3."""
    return cohort_forms.change_form(_numbered(ask, rest)[0])


def copy(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training copy 3."""
    return cohort_forms.copy_form(ask, _numbered(ask, rest)[0])


def cancel(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training cancel 3: asks once more, since nothing of it comes back."""
    return cohorts.sure(_numbered(ask, rest)[0])


def progress(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training results 3."""
    return results.shown(ask, _numbered(ask, rest)[0])


def export(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training export 3."""
    return results.file_for(ask, _numbered(ask, rest)[0])


def effect(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training effect 3."""
    return results.effect(ask, _numbered(ask, rest)[0])


def worth(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training roi 3."""
    return roi.form(ask, _numbered(ask, rest)[0])


def meeting(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training meeting 3: a discussion of how it goes, in this channel."""
    check_facilitator(ask.who)
    if not rest:
        return meetings.form(ask)
    return about(ask, _numbered(ask, rest)[0])


def _numbered(ask: Ask, rest: Sequence[Token]) -> tuple[Cohort, Sequence[Token]]:
    """The cohort of the number typed first, and what follows it."""
    check_facilitator(ask.who)
    typed = rest[0].text.lstrip("#\uff03").rstrip(",\uff0c:\uff1a号") if rest else ""
    if not typed.isdecimal():
        raise Refusal(Line("training-which"))
    if len(typed) > LONGEST_NUMBER:
        raise Refusal(Line("training-no-number", number=typed[:LONGEST_NUMBER]))
    return service.numbered(ask.ctx, ask.who, int(typed)), rest[1:]


def _course(ask: Ask, words: str) -> str:
    """The course of this name or key, by the beginning of its name if only one begins so."""
    wanted = words.casefold()
    offered = kept_courses.offered(ask.ctx)
    names = {
        id: {course.key, *(said(course.name, language).casefold() for language in course.languages)}
        for id, course in offered.items()
    }
    exact = [id for id, each in names.items() if wanted in each]
    begun = [id for id, each in names.items() if any(name.startswith(wanted) for name in each)]
    found = exact or begun
    if len(found) != 1:
        raise Refusal(Line("training-no-course", name=words[:40]))
    return found[0]


DEEDS: dict[str, Callable[[Ask, Sequence[Token]], Answer]] = {
    word: deed
    for words, deed in (
        (("mine", "我的"), mine.mine),
        (("learn", "lessons", "学习", "课文"), mine.learn),
        (("snooze", "later", "稍后"), mine.snooze),
        (("stop", "停止"), mine.stop),
        (("resume", "继续", "恢复"), mine.resume),
        (("courses", "course", "课程"), all_courses),
        (("cohorts", "cohort", "班级"), all_cohorts),
        (("new", "新建", "开班"), new),
        (("add", "添加", "增加"), add),
        (("remove", "移除"), remove),
        (("change", "修改"), change),
        (("copy", "复制"), copy),
        (("cancel", "取消"), cancel),
        (("results", "progress", "进展", "结果"), progress),
        (("export", "导出"), export),
        (("effect", "效果"), effect),
        (("roi", "回报"), worth),
        (("meeting", "讨论会"), meeting),
    )
    for word in words
}
