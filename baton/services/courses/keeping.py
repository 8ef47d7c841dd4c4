"""The courses a company can choose from: those that ship with Baton and those it wrote itself."""

from collections.abc import Mapping

from baton.domain.courses import Course, check, said
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.services import audit
from baton.services.contexts import Context
from baton.services.courses.files import as_data, from_data, read, shipped
from baton.storage import courses as store


def offered(ctx: Context) -> Mapping[str, Course]:
    """Every course that can be chosen, by the id a cohort keeps; a company's version of a shipped one replaces it."""
    own = {kept.id: from_data(kept.content) for kept in store.in_force(ctx.session, ctx.workspace_id)}
    replaced = {course.key for course in own.values()}
    return {key: course for key, course in shipped().items() if key not in replaced} | own


def get(ctx: Context, course_id: str) -> Course:
    """A course by its id, whether or not it is still offered: a cohort keeps the version it took."""
    if kept := store.find(ctx.session, ctx.workspace_id, course_id):
        return from_data(kept.content)
    if course_id in shipped():
        return shipped()[course_id]
    raise Refusal(Line("course-gone"))


def arranges(who: Person) -> bool:
    """May this person arrange trainings? Facilitators and admins may."""
    return who.takes_part and (who.is_facilitator or who.is_admin)


def check_facilitator(actor: Person) -> None:
    """Refuse who may not arrange trainings."""
    if not arranges(actor):
        raise Refusal(Line("training-facilitators-only"))


def keep(ctx: Context, actor: Person | None, course: Course) -> str:
    """Offer a course from now on, in place of an earlier version of its key; its id. No actor: the command line."""
    if actor is not None:
        check_facilitator(actor)
    refuse([*check(course)])
    kept = store.Kept(ctx.new_id(), course.key, as_data(course))
    store.add(ctx.session, ctx.workspace_id, kept, actor.id if actor else None, now=ctx.now)
    audit.record(ctx, actor, "course-kept", kept.id, name=said(course.name, ctx.workspace.language))
    return kept.id


def import_course(ctx: Context, text: str | bytes) -> Course:
    """Offer the course of a file; refuses with everything wrong in it."""
    course = read(text)
    keep(ctx, None, course)
    return course


def end(ctx: Context, actor: Person, course_id: str) -> Course:
    """Offer a company's own course no longer; cohorts that took it go on. A shipped one it replaced comes back."""
    check_facilitator(actor)
    course = get(ctx, course_id)
    if not store.end(ctx.session, ctx.workspace_id, course.key, now=ctx.now):
        raise Refusal(Line("course-shipped"))
    audit.record(ctx, actor, "course-ended", course_id, name=said(course.name, ctx.workspace.language))
    return course
