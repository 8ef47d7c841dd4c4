"""`python -m bench`: everything that docs/performance.md promises, measured on this machine in one run."""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from bench import boards, cohorts, digests, points, report
from bench.duel import CONTESTS, FULL, QUICK, Outcome, fight
from bench.results import Failed, Limit, Ratio

KINDS = ("sqlite", "postgresql")
ALONE = {
    "digest": digests.measured,
    "boards": boards.measured,
    "points": points.measured,
    "cohorts": cohorts.measured,
}  # what Baton does without a rival
NAMES_ALONE = tuple(f"{what}-{kind}" for what in ALONE for kind in KINDS)


def main() -> int:
    """Measure; the exit code says whether every bar was kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds; nothing is written")
    names = (*(each.name for each in CONTESTS), *NAMES_ALONE)
    parser.add_argument("--only", metavar="NAME", action="append", choices=names, help=", ".join(names))
    chosen = parser.parse_args()
    wanted = tuple(chosen.only or names)
    with tempfile.TemporaryDirectory(prefix="baton-bench-") as folder:
        try:
            outcomes, limits = _contests(wanted, Path(folder), chosen.quick), _alone(wanted, Path(folder))
        except Failed as failure:
            print(f"✗ {failure}", file=sys.stderr)
            return 1
    limits = _starts(outcomes) + limits
    print(report.table(report.LIMIT_HEAD, [each.cells for each in limits]))
    if not chosen.only and not chosen.quick:
        report.write(outcomes, limits)
    results: list[Ratio | Limit] = [*(ratio for outcome in outcomes for ratio in outcome.ratios), *limits]
    return 0 if all(each.kept for each in results) else 1


def _contests(wanted: tuple[str, ...], folder: Path, quick: bool) -> list[Outcome]:
    outcomes = []
    for contest in CONTESTS:
        if contest.name in wanted:
            print(contest.name, flush=True)
            outcomes.append(fight(contest, QUICK if quick else FULL, folder))
            print(report.of_contest(outcomes[-1]), flush=True)
    return outcomes


def _alone(wanted: tuple[str, ...], folder: Path) -> list[Limit]:
    chosen = [(measured, kind) for what, measured in ALONE.items() for kind in KINDS if f"{what}-{kind}" in wanted]
    return [limit for measured, kind in chosen for limit in measured(kind, folder)]


def _starts(outcomes: list[Outcome]) -> list[Limit]:
    """How long `baton serve` took until it answered, over all rounds."""
    took = [seconds for outcome in outcomes for seconds in outcome.starts]
    return [Limit("Start of `baton serve` until /healthz answers", statistics.median(took), 2, "s")] if took else []


if __name__ == "__main__":
    sys.exit(main())
