"""`make demo`: a Slack on this machine with a company in it, and Baton at work. `--check` plays it through."""

import signal
import sys
import threading

from rich.console import Console

from cli.sample import company
from cli.sample.training import FACILITATORS
from demo.child import free_port
from demo.company import stand_in_company
from demo.local_slack import NotToBeHad
from demo.play import play
from demo.running import DidNotStart, Running

PAGE_PORT, BATON_PORT = 3900, 3901
console = Console(highlight=False)


def main() -> int:
    """Start everything; wait for Ctrl-C, or play the loop and say how it went."""
    checks = "--check" in sys.argv
    prepare = (("migrate",), ("seed",))
    console.print("Setting up the sample company (about twenty seconds)…")
    try:
        # For a check any free port will do, so that it can run beside a demo somebody is looking at.
        page, baton = (0, 0) if checks else (free_port(PAGE_PORT), free_port(BATON_PORT))
        with Running(stand_in_company(), prepare=prepare, page_port=page, port=baton, movable=checks) as running:
            if checks:
                return 0 if play(running, console) else 1
            _show(running)
            _wait()
    except (NotToBeHad, DidNotStart, TimeoutError) as problem:
        console.print(str(problem), style="red")
        return 1
    console.print("\nStopped.")
    return 0


def _show(running: Running) -> None:
    people = {person.id: person for person in company.PEOPLE}
    ana, lina = people[company.ANA], people[company.LINA]
    console.print(f"""
[bold]{company.COMPANY} is open:[/]  {running.slack.url}
(The stand-in Slack listens on all interfaces of this machine; Baton logs to {running.log})

Act as [bold]{ana.full_name}[/] (English) or [bold]{lina.full_name}[/] (中文):
choose the person at the upper right, where it says “Act as”.

  1. Open [bold]#it-services[/]: last week’s digest is there.
  2. Open [bold]Baton[/] under Apps: the Home tab shows what waits for you.
  3. In any channel, order something:  [bold]/handoff @{lina.handle} supplier list for the audit by fri[/]
     Then be {lina.full_name}, open the message from Baton, accept and deliver.
  4. Be {ana.full_name} again: press Received, and tap how it was.
  5. Say thanks:  [bold]/kudos @{lina.handle} sent the list a day early, so the audit could start[/]
  6. Both took a course six weeks ago:  [bold]/training[/]  shows what comes next.
     Be {people[FACILITATORS[0]].full_name}, a facilitator, and see how it goes:  [bold]/training results 1[/]

Every command answers [bold]help[/]. Ctrl-C stops everything.
""")


def _wait() -> None:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()


if __name__ == "__main__":
    sys.exit(main())
