"""Good and hostile documents with the verdict each must get."""

from tests.documents.packages import carriers, good_offices, zips
from tests.documents.papers import bad_papers, good_papers, shots
from tests.documents.sample import Sample
from tests.documents.strangers import strangers

SHELVES = (good_papers, bad_papers, shots, good_offices, carriers, zips, strangers)


def corpus() -> tuple[Sample, ...]:
    """All of them."""
    return tuple(sample for shelf in SHELVES for sample in shelf())
