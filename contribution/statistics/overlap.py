"""Who answered both waves of a survey, as far as anybody knows."""

from dataclasses import dataclass

from contribution.statistics.samples import Sample


@dataclass(frozen=True, slots=True)
class MatchedRespondents:
    """People known to have answered both waves, and how: `both` said so in both waves.

    `first` and `second` count those of them who said so in each wave. Raises ValueError when no
    two-by-two table has these margins.
    """

    respondents: int
    both: int
    first: int
    second: int

    def __post_init__(self) -> None:
        fewest = max(0, self.first + self.second - self.respondents)
        most = min(self.first, self.second)
        if not fewest <= self.both <= most or max(self.first, self.second) > self.respondents:
            raise ValueError(f"no {self.respondents} people can answer like this: {self}")

    @property
    def covariance(self) -> float:
        """Sample covariance of the two answers; 0 for fewer than two people."""
        if self.respondents < 2:
            return 0.0
        expected = self.first * self.second / self.respondents
        return (self.both - expected) / (self.respondents - 1)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many answered both waves, when their two answers cannot be linked; 0 means nobody.

    `correlation` (-1 to 1) is what is assumed between a person's two answers. The default 0 leaves
    the waves as if independent: wider than the truth when answers persist and the overlap is at
    least what chance would give (n1 n2 / N). For a smaller overlap pass a positive correlation.
    """

    respondents: int
    correlation: float = 0.0

    def __post_init__(self) -> None:
        if self.respondents < 0:
            raise ValueError(f"an overlap cannot be {self.respondents} people")
        if not -1 <= self.correlation <= 1:
            raise ValueError(f"a correlation lies between -1 and 1, not {self.correlation}")


def possible_overlap(first: Sample, second: Sample) -> tuple[int, int]:
    """The fewest and the most people who can be in both waves, given bases and population."""
    fewest = 0
    if first.population is not None and first.population == second.population:
        fewest = max(0, first.base + second.base - first.population)
    return fewest, min(first.base, second.base)


def require_possible_overlap(first: Sample, second: Sample, shared: int) -> None:
    """Raise ValueError unless that many people can be in both waves."""
    fewest, most = possible_overlap(first, second)
    if not fewest <= shared <= most:
        raise ValueError(f"{shared} people cannot be in both waves: {fewest} to {most} can")
