"""Sound tables of invented evaluations by the thousand: rounded, with small bases, no error."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from contribution.stats.percentages import ROUNDINGS, printed_percentage

Row = dict[str, str]

SCALE = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree", "Don't know")
VISITS = ("Every week", "Every fortnight", "Once a month", "Less often", "Never")
REASONS = ("Advice on feeding", "Help with sleep", "To meet others", "Worry about money", "Other")
STATEMENTS = (
    "My health visitor listens to me", "I know whom to ring", "Visits come when I need them",
    "I was asked how I feel", "We agreed on a plan together", "Advice fits our family",
    "I would turn to her again", "Waiting was short",
)  # fmt: skip
SCHOOLS = ("Ash Grove", "Brook End", "Castle Hill", "Dove Lane", "Elm Park")
MEASURES = ("Persistent absence", "Late arrivals", "Fixed-term exclusions", "Parent meetings")
LINES = ("Youth workers", "Premises", "Activities", "Transport", "Training")


@dataclass
class Sheet:
    """A table as a list of rows, which a test may injure; row 0 stands in line 2 of the file."""

    kind: str
    columns: tuple[str, ...]
    rows: list[Row]

    def text(self) -> str:
        """Return the table as CSV."""
        lines = [",".join(self.columns)]
        lines += [",".join(row.get(column, "") for column in self.columns) for row in self.rows]
        return "\n".join(lines) + "\n"

    def line(self, row: Row) -> int:
        """Return the line of the file in which this very row stands."""
        return 2 + next(n for n, each in enumerate(self.rows) if each is row)


def survey(random: Random) -> Sheet:
    """Return two waves of a health-visitor survey: batteries, a scale, and reasons to tick."""
    columns = ("wave", "question", "statement", "option", "percent", "count")
    rounding, decimals = random.choice(ROUNDINGS), random.choice((0, 0, 0, 1))
    asked = random.sample(STATEMENTS, random.randint(4, 7))
    zero = random.choice(("0", "0", "-", ""))
    rows: list[Row] = []
    for wave in ("1", "2"):
        answered = random.choice((random.randint(11, 60), random.randint(80, 500)))
        told = [
            *(("Q1", each, SCALE, _spread(random, answered, len(SCALE))) for each in asked),
            ("Q2", "How often were you visited", VISITS, _spread(random, answered, len(VISITS))),
            ("Q3", "Why did you come", REASONS,
             [round(answered * random.uniform(0.05, 0.9)) for _ in REASONS]),
        ]  # fmt: skip
        for question, statement, options, counts in told:
            for option, count in zip(options, counts, strict=True):
                printed = printed_percentage(count, answered, decimals=decimals, rounding=rounding)
                row = {"wave": wave, "question": question, "statement": statement, "option": option}
                if count:
                    rows.append(row | {"percent": str(printed), "count": str(count)})
                elif zero:
                    rows.append(row | {"percent": zero, "count": zero})
    return Sheet("survey", columns, rows)


def series(random: Random) -> Sheet:
    """Return a school attendance series by quarter: counts by school and whole, and a rate."""
    columns = ("indicator", "period", "place", "value", "unit")
    first, periods = random.randint(2009, 2015), random.randint(12, 24)
    labels = [
        f"Q{n % 4 + 1} {first + n // 4}/{(first + n // 4 + 1) % 100:02}" for n in range(periods)
    ]
    rows: list[Row] = []
    for name in random.sample(MEASURES, random.randint(2, 3)):
        schools = random.sample(SCHOOLS, random.randint(3, 5))
        levels = {school: random.uniform(2, 90) for school in schools}
        elsewhere = random.choice((0, 0, 3))
        slope = random.uniform(-0.015, 0.015)
        for n, label in enumerate(labels):
            season = 1 + 0.1 * math.sin(n * math.pi / 2)
            values = {
                school: _poisson(random, level * season * (1 + slope * n))
                for school, level in levels.items()
            }
            values["All schools"] = sum(values.values()) + _poisson(random, elsewhere)
            rows += [
                {
                    "indicator": name,
                    "period": label,
                    "place": place,
                    "value": f"{value:,}" if value < 1000 else str(value),
                    "unit": "number",
                }
                for place, value in values.items()
            ]
    pupils = {school: random.randint(150, 1200) for school in SCHOOLS}
    rates = {school: random.uniform(0.03, 0.12) for school in SCHOOLS}
    for label in labels:
        roll = {s: pupils[s] + random.randint(-9, 9) for s in SCHOOLS}
        away = {s: _poisson(random, roll[s] * rates[s]) for s in SCHOOLS}
        roll["All schools"], away["All schools"] = sum(roll.values()), sum(away.values())
        for place, number in roll.items():
            row = {"period": label, "place": place}
            share = f"{100 * away[place] / number:.1f}"
            rows.append(
                row | {"indicator": "Pupils on roll", "value": str(number), "unit": "number"}
            )
            rows.append(row | {"indicator": "Absence rate", "value": share, "unit": "percent"})
    _revise(random, rows)
    return Sheet("indicator", columns, rows)


def ledger(random: Random) -> Sheet:
    """Return the ledger of a youth service: five lines and a total over some years."""
    columns = ("line", "year", "budget", "actual", "forecast", "variance")
    habit = random.choice((1, -1))
    accounts = random.random() < 0.5
    exact = random.random() < 0.5
    first = random.randint(2010, 2018)
    rows: list[Row] = []
    for year in (f"{y}/{(y + 1) % 100:02}" for y in range(first, first + random.randint(2, 5))):
        parts = []
        for line in LINES:
            budget = random.randint(20_000, 900_000)
            actual = budget * random.uniform(0.85, 1.15)
            parts.append((line, budget, actual))
        parts.append(("Total", sum(p[1] for p in parts), sum(p[2] for p in parts)))
        for line, budget, actual in parts:
            shown = round(actual) if exact else round(actual / 1000) * 1000
            of_parts = [round(p[2]) if exact else round(p[2] / 1000) * 1000 for p in parts[:-1]]
            shown = sum(of_parts) if line == "Total" and exact else shown
            variance = habit * (shown - budget)
            rows.append(
                {"line": line, "year": year, "budget": str(budget), "actual": str(shown),
                 "forecast": "", "variance": _money(variance, accounts)}
            )  # fmt: skip
    return Sheet("ledger", columns, rows)


def cases(random: Random) -> Sheet:
    """Return matched cases: visits counted and a plan noted as yes or no, before and after."""
    rows: list[Row] = []
    for number in range(1, random.randint(8, 40)):
        for era in ("before", "after"):
            pair = f"Pair {number}"
            visits = str(_poisson(random, 4 if era == "before" else 6))
            plan = random.choice(("yes", "no"))
            rows.append({"pair": pair, "era": era, "feature": "Meetings held", "value": visits})
            rows.append({"pair": pair, "era": era, "feature": "Plan agreed", "value": plan})
    return Sheet("case-matching", ("pair", "era", "feature", "value"), rows)


def _spread(random: Random, total: int, parts: int) -> list[int]:
    weights = [random.random() ** 2 for _ in range(parts)]
    counts = [0] * parts
    for each in random.choices(range(parts), weights, k=total):
        counts[each] += 1
    return counts


def _poisson(random: Random, mean: float) -> int:
    if mean > 30:
        return max(0, round(random.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-max(mean, 0.0)), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count


def _money(amount: int, accounts: bool) -> str:
    return f"({-amount})" if accounts and amount < 0 else str(amount)


def _revise(random: Random, rows: list[Row]) -> None:
    """Figures of the last periods are revised a little afterwards, in the parts and the whole."""
    for row in rows[-6:]:
        if row["unit"] == "percent":
            row["value"] = f"{float(row['value']) + random.choice((-0.1, 0, 0.1)):.1f}"
