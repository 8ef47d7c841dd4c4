"""What an operator does by hand: migrate, seed, run a job, look into the outbox, grant roles."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table
from slack_sdk.errors import SlackApiError, SlackClientError

from baton import logs
from baton.conversation.words import Voice
from baton.domain.deliveries import Delivery
from baton.domain.lines import Refusal
from baton.domain.people import Role, Workspace
from baton.office import Office
from baton.services import answers
from baton.services import people as people_service
from baton.settings import load
from baton.storage import deliveries, people, workspaces
from cli.doctor import examine
from cli.migrating import migrate as run_migrations
from cli.migrating import revisions
from cli.parts import Parts, office_of, require_present_revision
from cli.problems import Problem
from cli.seeding import COMPANY
from cli.seeding import seed as load_company
from jobs.schedule import schedule
from slackapp.directory import SlackDirectory

ID_WIDTH = 24  # an id is there to be copied
PIPED_WIDTH = 250  # where no terminal sets one


def progress() -> Progress:
    """A bar on stderr, so that what a command prints can be piped."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def in_words(refusal: Refusal) -> str:
    """All sentences of a refusal, for a terminal: nothing that a file says can steer it."""
    voice = Voice("en", UTC)
    said = (voice.say(each.line) for each in refusal.all())
    return "\n".join("".join(letter if letter.isprintable() else "\ufffd" for letter in line) for line in said)


def ready_office() -> Office:
    """The office over a database of the present revision."""
    office = office_of(load())
    require_present_revision(office)
    return office


def only_workspace(office: Office, wanted: str | None) -> Workspace:
    """The workspace meant: the only one, or the one named."""
    with office.sessions.read() as session:
        known = {workspace.id: workspace for workspace in workspaces.every(session)}
    if wanted is not None and wanted not in known:
        raise Problem(f"There is no workspace {wanted}. Known: {', '.join(known) or 'none'}.")
    if wanted is None and len(known) != 1:
        raise Problem(
            "Start Baton once, or run baton seed, so that there is a workspace."
            if not known
            else f"Say which workspace with --workspace: {', '.join(known)}."
        )
    return known[wanted] if wanted is not None else next(iter(known.values()))


workspace_option = click.option("--workspace", help="The workspace’s id; not needed when there is only one.")


@click.command()
def migrate() -> None:
    """Bring the database to the revision this Baton needs."""
    office = office_of(load())
    before, needed = revisions(office.sessions)
    if before != needed:
        run_migrations(office.sessions)
    click.echo(f"The database is of revision {needed}" + (" already." if before == needed else "."))


@click.command()
@workspace_option
def seed(workspace: str | None) -> None:
    """Load the sample company: about sixty people and twelve weeks of work."""
    office = ready_office()
    with progress() as bar:
        task = bar.add_task("Loading the sample company", total=None)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        fresh = load_company(office, office.clock(), tell, workspace_id=workspace or COMPANY.id)
    click.echo(f"{COMPANY.name} is loaded." if fresh else f"{COMPANY.name} is here already.")


@click.command()
@click.argument("name")
@click.option("--at", "instant", help="As if it were then: an ISO instant with its offset, 2026-11-23T09:00+08:00.")
def job(name: str, instant: str | None) -> None:
    """Run one job of the clock by hand, now or for a given instant."""
    settings = load("SLACK_BOT_TOKEN")
    logs.set_up(settings.log)
    parts = Parts.of(settings)
    require_present_revision(parts.office)
    jobs = schedule(lambda workspace: SlackDirectory(parts.client))
    if name not in jobs:
        raise Problem(f"There is no job {name}. Jobs: {', '.join(sorted(jobs))}.")
    at = _instant(instant, parts.office.clock)
    try:
        jobs[name].run(parts.office, now=at)
    except* (SlackClientError, OSError) as failures:
        # What could be done without Slack has been done.
        reasons = {_reason(each) for each in failures.exceptions}
        raise Problem(f"{name} is done only in part, for Slack did not answer: {', '.join(sorted(reasons))}.") from None
    click.echo(f"{name} is done.")


def _reason(failure: BaseException) -> str:
    """Slack's word for what is wrong, or what kind of failure it is."""
    if isinstance(failure, ExceptionGroup):
        return ", ".join(sorted({_reason(each) for each in failure.exceptions}))
    if isinstance(failure, SlackApiError) and isinstance(failure.response.data, dict):
        return str(failure.response["error"])
    return type(failure).__name__


def _instant(text: str | None, clock: Callable[[], datetime]) -> datetime:
    if text is None:
        return clock()
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Problem(f"{text} is no instant. Write it like 2026-11-23T09:00+08:00.") from None
    raise Problem(f"{text} needs its time and offset from UTC. Write it like 2026-11-23T09:00+08:00.")


@click.command("deliveries")
@click.option("--failed", is_flag=True, help="Only what failed, or whose fate is unknown.")
@click.option("--retry", metavar="ID", help="Owe this message once more.")
def list_deliveries(failed: bool, retry: str | None) -> None:
    """Look into the outbox, or send a failed message again."""
    office = ready_office()
    if retry is not None:
        with office.sessions.begin() as session:
            again = deliveries.retry(session, retry, office.clock())
        if not again:
            raise Problem(f"No failed message has the id {retry}. See: baton deliveries --failed")
        click.echo(f"{retry} is owed again.")
        return
    id = Column("id", no_wrap=True, min_width=ID_WIDTH)
    table = Table(id, "kind", "to", "due", "state", "attempts", "reason")
    with office.sessions.read() as session:
        for each in deliveries.listing(session, failed_only=failed):
            due = each.due_at.strftime("%Y-%m-%d %H:%M:%S")
            table.add_row(each.id, each.kind, _recipient(each), due, each.state, str(each.attempts), each.reason or "")
    terminal = Console()
    console = terminal if terminal.is_terminal else Console(width=PIPED_WIDTH)
    console.print(table if table.row_count else "Nothing failed." if failed else "The outbox is empty.")


def _recipient(delivery: Delivery) -> str:
    """To whom a message goes, unless that would tell who rated a team."""
    return "(a rater)" if delivery.kind == answers.TOLD else delivery.recipient


@click.group()
def roles() -> None:
    """Grant or revoke roles; workspace admins and owners known to Slack are admins already."""


def _role_command(deed: Callable[..., bool], past: str) -> Callable[..., None]:
    def change(person_id: str, role: Role, workspace: str | None) -> None:
        office = ready_office()
        company = only_workspace(office, workspace)
        with office.sessions.begin() as session:
            ctx = office.context(session, company)
            person = people.find(session, company.id, person_id)
            if person is None:
                raise Problem(f"Baton knows nobody with the id {person_id}. Ids look like U024BE7LH.")
            try:
                changed = deed(ctx, None, person, role)
            except Refusal as refusal:
                raise Problem(in_words(refusal)) from None
        click.echo(f"{person.name} {past} {role}." if changed else f"Nothing to change for {person.name}.")

    return change


def _with_options(function: Callable[..., Any]) -> Callable[..., Any]:
    function = workspace_option(function)
    function = click.argument("role", type=click.Choice(["admin", "facilitator"]))(function)
    return click.argument("person_id")(function)


roles.command("grant", help="Make somebody an admin or a facilitator.")(
    _with_options(_role_command(people_service.grant, "is now"))
)
roles.command("revoke", help="Take a role back.")(_with_options(_role_command(people_service.revoke, "is no longer")))


@click.command()
def doctor() -> None:
    """Examine the installation and say in words what is wrong and how to mend it."""
    console = Console()
    findings = list(examine())
    for finding in findings:
        mark = "[green]✓[/]" if finding.well else "[red]✗[/]"
        more = f"\n  {escape(finding.cure)}" if finding.cure else ""
        console.print(f"{mark} {escape(finding.what)}{more}", highlight=False, soft_wrap=True)
    if any(not finding.well for finding in findings):
        raise click.exceptions.Exit(1)
