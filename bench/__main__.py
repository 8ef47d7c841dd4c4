"""`python -m bench`: everything that performance.md promises, measured on this machine in one run."""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.duel import CONTESTS, FULL, QUICK, fight


def main() -> int:
    """Measure; the exit code says whether every bar was kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds; nothing is written")
    parser.add_argument("--only", metavar="NAME", action="append", choices=[each.name for each in CONTESTS])
    chosen = parser.parse_args()
    effort = QUICK if chosen.quick else FULL
    with tempfile.TemporaryDirectory(prefix="baton-bench-") as folder:
        for contest in CONTESTS:
            if chosen.only and contest.name not in chosen.only:
                continue
            print(contest.name, flush=True)
            outcome = fight(contest, effort, Path(folder))
            for ratio in outcome.ratios:
                print("   ", ratio)
            print("   starts", outcome.starts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
