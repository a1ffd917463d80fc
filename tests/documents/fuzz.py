"""Spoils the documents of the corpus for as long as is asked, and has each of them checked.

    python -m tests.documents.fuzz --minutes 10

Stops at the first one that brings the check down, takes too long or too much memory, and keeps it.
"""

import argparse
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from storage.kelengkapan.checking import examine
from tests.documents.corpus import corpus
from tests.documents.mutating import mutated
from tests.documents.sample import SMALL, Sample

SECONDS = 5.0
"""No document of the corpus may take longer, however it is spoilt."""
MEGABYTES = 200
"""How much the program may grow while it checks."""


def main() -> None:
    """Run until the time is over; print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    chance, samples = Random(args.seed), corpus()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "isi")
        run(file, samples, chance, time.monotonic() + args.minutes * 60)


def run(file: Path, samples: tuple[Sample, ...], chance: Random, until: float) -> None:
    """Check spoilt documents until that moment."""
    found: Counter[str] = Counter()
    before, slowest = grown(), 0.0
    while time.monotonic() < until:
        sample = chance.choice(samples)
        file.write_bytes(mutated(sample.data, chance))
        began = time.monotonic()
        try:
            verdict = examine(file, sample.nama, sample.mime, SMALL)
        except Exception:
            file.rename(Path("gagal.bin"))
            print(f"{sample.what}: kept in gagal.bin")
            raise
        took = time.monotonic() - began
        slowest = max(slowest, took)
        found[verdict.reason or "diterima"] += 1
        if took > SECONDS or grown() - before > MEGABYTES:
            file.rename(Path("gagal.bin"))
            raise SystemExit(f"{sample.what}: {took:.1f} s, {grown() - before} MB; gagal.bin")
    print(f"{found.total()} documents, slowest {slowest:.2f} s, grew by {grown() - before} MB")
    print(*(f"{count:>8} {reason}" for reason, count in found.most_common()), sep="\n")


def grown() -> int:
    """The most memory this program ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
