"""One line of the table: a number, its baseline, and the aim."""

from dataclasses import dataclass


@dataclass
class Row:
    what: str
    measured: float
    unit: str
    aim: float
    baseline: float | None = None
    least: bool = False  # whether the aim is to be exceeded, not kept under
    exact: bool = False  # whether the aim is to be met to the dot

    @property
    def value(self):
        """What is held against the aim: the ratio where there is a baseline, else the number itself."""
        return self.measured / self.baseline if self.baseline else self.measured

    @property
    def reached(self):
        if self.exact:
            return self.value == self.aim
        return self.value >= self.aim if self.least else self.value <= self.aim

    def __str__(self):
        sign = "=" if self.exact else "≥" if self.least else "≤"
        aim = f"{sign} {self.aim:g}" + ("×" if self.baseline else f" {self.unit}").rstrip()
        return " | ".join((
            f"| {self.what}",
            f"{self.measured:.4g} {self.unit}".rstrip(),
            f"{self.baseline:.4g} {self.unit}" if self.baseline else "–",
            f"{self.value:.2f}" if self.baseline else "–",
            aim,
            f"{'yes' if self.reached else '**no**'} |"))
