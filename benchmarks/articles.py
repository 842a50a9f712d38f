"""Articles to measure with: written for newslint, put together at random and the same every time.

    python benchmarks/articles.py FOLDER --count 2000      write so many articles of 2 to 4 kB

A sentence is a pattern with names, places, days and numbers drawn for it; names are drawn from a thousand made-up
ones, so that about as many words are new in each article as in the press. One article in eight has a fault planted,
counted by kind.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

SENTENCES = """
The council of {town} met on {day} in the old town hall, which had been painted for the occasion.
Nobody had expected that so many fishermen would come, least of all {name}.
A motion to close the northern pier failed by {number} votes, officials said.
Grain has become dearer by {number} percent since the harvest, the cooperative said in its report.
On {day} the first snow fell on the hills behind {town}, and the school bus did not come.
Two engineers from {town} looked at the bridge and found rust in almost every bolt.
{name}, who heads the {body}, thanked all helpers and asked for patience until spring.
Visitors paid {number} crowns for a cup of coffee, which caused some laughter in the queue.
Hardly anyone remembers the flood of {year}, when boats were moored to the windows of the bank.
According to the {body}, the new road will be shorter, but it crosses three meadows.
In {town}, where the railway ends, the station has been a library since {year}.
Police are looking for a witness who was walking a white dog near the lighthouse on {day}.
Children from the upper village sang two songs, and the wind carried them over the harbor.
The budget leaves {number},000 crowns for repairs, far less than {name} had asked for.
“We shall see who is right,” said {name}, closing the folder.
Because the ferry was late, the match in {town} began after dark.
Farmers want to plant walnut trees along the river to hold the bank.
It is the oldest clock in the province, and it has never shown the right time.
“It is not about money,” {surname} told reporters. “It is about who decides what happens to our island.”
The {body} said in a statement that it had asked an expert from {town} for a second opinion.
Prices for firewood rose {number} percent in {month}, the third increase in a row.
{name} was born in {town} in {year} and worked as a carpenter before turning to politics.
The opposition called the plan a waste, and a former minister compared it to a bridge without a river.
In {month} {year}, a storm tore the roof off the fish market and carried it across the square.
About {number} people signed the petition, which is more than voted in the last election.
The museum shows {number} photographs of the harbor, most of them taken from the same window.
Critics of the project point to {town}, where a similar dam was finished {number} years late.
“I have been waiting for this letter since {month},” {surname} said, laughing.
A spokeswoman for the {body} declined to comment, saying that talks were still under way.
The ship was built in {town} in {year} and has carried timber, sheep and, once, a circus.
Scientists at the university of {town} counted {number} pairs of terns this summer, a record.
Traffic on the coastal road came to a standstill after a truck lost its load of apples.
The court ruled on {day} that the sale of the mill was void, because nobody had asked the heirs.
{name} said she would appeal; her lawyer, {name}, spoke of a scandal.
For the first time since {year}, the village has a doctor again, if only on {day}s.
The cable was cut at {number} meters, divers reported, probably by an anchor.
Teachers had warned for months that the gymnasium was too cold and its floor uneven.
The winner, a baker from {town}, crossed the line in a borrowed boat and a red cap.
Talks between the two sides, which began in {month}, were broken off without a result.
Whether the {body} will pay for the damage remains unclear.
""".strip().splitlines()
HEADLINES = """
{town} votes to keep its old ferry
Snow closes the road to {town}
{body} rejects plan for northern pier
Record number of terns near {town}
Court voids sale of mill in {town}
""".strip().splitlines()
BODIES = "council of elders, harbor office, ministry of fisheries, water board, regional court, farmers’ union".split(
    ", "
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
GIVEN = "Anna Maren Ilya Tomas Greta Henrik Lucía Pavel Ines Jonas Mirela Oskar Noor Viktor Elin Ruben Katya".split()
SYLLABLES = "ber dal mar ven tor lin gro sel kar vos nad hol run fal mis wen ark ost jor pel".split()
ENDINGS = "sen mann ova ic ski berg quist ez aux ell".split()
FAULTS: dict[str, Callable[[str], str]] = {
    "space before a mark": lambda text: text.replace(", ", " , ", 1),
    "doubled word": lambda text: text.replace(" the ", " the the ", 1),
    "misspelling": lambda text: text.replace(" statement ", " statment ", 1).replace(" election", " elecion", 1),
    "leftover": lambda text: text.replace(" also ", " aussi ", 1).replace(" harbor ", " Hafenbehörde ", 1),
    "advertising": lambda text: text.replace("\n\n", "\n\n- Advertisement -\n\n", 1),
    "said twice": lambda text: f"{text}\n\n{text.split(chr(10) * 2)[1]}",
}


class Articles:
    """Articles drawn from a seed. `planted` counts the faults of those that were drawn."""

    def __init__(self, seed: int = 20261125, fault_in: int = 8) -> None:
        self._chance = Random(seed)
        self._fault_in = fault_in
        self._towns = [self._made_up(2) for _ in range(400)]
        self._surnames = [self._made_up(1) + self._chance.choice(ENDINGS) for _ in range(1000)]
        self.planted: Counter[str] = Counter()

    def _made_up(self, syllables: int) -> str:
        return "".join(self._chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def _filled(self, pattern: str, surname: str) -> str:
        chance = self._chance
        text = pattern.format(
            town=chance.choice(self._towns),
            day=chance.choice(DAYS),
            month=chance.choice(MONTHS),
            year=chance.randint(1850, 2025),
            number=chance.randint(11, 99),
            name=f"{chance.choice(GIVEN)} {surname}",
            surname=surname,
            body=chance.choice(BODIES),
        )
        return text[0].upper() + text[1:]

    def article(self, size: int = 4000) -> str:
        """An article of about `size` code points: a headline, and paragraphs of one to four sentences."""
        chance = self._chance
        people = chance.sample(self._surnames, 4)
        parts = [self._filled(chance.choice(HEADLINES), people[0])]
        patterns = chance.sample(SENTENCES, len(SENTENCES))  # each at most once: clean articles say nothing twice
        length = len(parts[0])
        while length < size and patterns:
            several = chance.randint(1, 4)
            taken, patterns = patterns[:several], patterns[several:]
            parts.append(" ".join(self._filled(pattern, chance.choice(people)) for pattern in taken))
            length += len(parts[-1]) + 2
        text = "\n\n".join(parts)
        if chance.randrange(self._fault_in) == 0:
            kind = chance.choice(list(FAULTS))
            faulty = FAULTS[kind](text)
            self.planted[kind] += faulty != text
            text = faulty
        return text + "\n"

    def __iter__(self) -> Iterator[str]:
        """Articles of 2 to 4 kB without end."""
        while True:
            yield self.article(self._chance.randint(2000, 4000))


def main() -> None:
    """Write articles into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    articles = Articles()
    for number, text in zip(range(options.count), articles, strict=False):
        (options.folder / f"{number:06d}.txt").write_text(text, encoding="utf-8", newline="")
    print(dict(articles.planted))


if __name__ == "__main__":
    main()
