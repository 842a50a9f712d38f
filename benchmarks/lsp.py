"""From a keystroke to its findings, as an editor sees it, beside what the engine alone takes for the same text.

    python benchmarks/lsp.py

An article of 5 kB and one of 50 kB are edited over standard input and output by a real client: a letter typed into a
word, one every tenth of a second, and then bursts of 20 letters, one every 20 milliseconds.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from lsprotocol.types import ClientCapabilities, Position, Range  # noqa: E402
from tests.editor import Editor  # noqa: E402

from newslint.readers import reader_for  # noqa: E402
from newslint.source import Source  # noqa: E402
from newslint.workspace import Terms, Workspace  # noqa: E402

KEYS = 100
BURSTS = 10


SENTENCES = """
The council of the island met on {day} in the old town hall, which had been painted for the occasion.
Nobody had expected that so many fishermen would come, least of all the {person}.
A motion to close the northern pier failed by {number} votes.
Grain has become dearer by {number} percent since the harvest, the cooperative said in its report.
On {day} the first snow fell on the hills behind {town}, and the school bus did not come.
Two engineers from {town} looked at the bridge and found rust in almost every bolt.
The {person} thanked all helpers and asked for patience until spring.
Visitors paid {number} crowns for a cup of coffee, which caused some laughter in the queue.
Hardly anyone remembers the flood of that year, when boats were moored to the windows of the bank.
According to the {person}, the new road will be shorter, but it crosses three meadows.
In {town}, where the railway ends, the station has been a library for a long time.
Police are looking for a witness who was walking a white dog near the lighthouse on {day}.
Children from the upper village sang two songs, and the wind carried them over the harbor.
The budget leaves {number} thousand crowns for repairs, far less than the {person} had asked for.
“We shall see who is right,” said the {person}, closing the folder.
Because the ferry was late, the match in {town} began after dark.
Farmers want to plant walnut trees along the river to hold the bank.
It is the oldest clock in the province, and it has never shown the right time.
""".strip().splitlines()
FILLERS = {
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "person": ("mayor", "harbor master", "treasurer", "headmaster", "bishop", "chief engineer", "midwife"),
    "town": "Saint-Avel Kerlan Portmore Ostrava Lindholm Aldersund".split(),
    "number": ("seven", "eleven", "twelve", "forty", "sixty", "ninety"),
}


def article(size: int) -> str:
    """An article of so many bytes with the faults of the example in it."""
    draw = Random(size)
    parts = [(ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8"), "The council of the island met.\n\n"]
    while len("".join(parts).encode()) < size:
        sentences = draw.sample(SENTENCES, 4)
        fillers = {name: draw.choice(words) for name, words in FILLERS.items()}
        parts.append(" ".join(sentence.format(**fillers) for sentence in sentences) + "\n\n")
    return "".join(parts)


def engine(text: str) -> list[float]:
    """Seconds that the engine takes for the text, warm, with a letter more each time."""
    linter = Workspace(Terms(isolated=True)).linter("article.txt")
    read = reader_for("article.txt")
    taken: list[float] = []
    for key in range(KEYS // 2):
        source = Source("article.txt", text.replace("council of", "council" + "x" * key + " of", 1).encode())
        began = perf_counter()
        linter.check(source, read)
        taken.append(perf_counter() - began)
    return taken[5:]


async def keystrokes(text: str, folder: Path) -> tuple[list[float], list[float]]:
    """Seconds from single keystrokes, and from the last ones of bursts, to the findings in the text."""
    editor = Editor()
    await editor.start(ClientCapabilities(), "--isolated")
    uri = await editor.open(folder / "article.txt", text)
    at = editor.position(uri, text.index("council of") + len("council"))
    here = Range(Position(at.line, at.character), Position(at.line, at.character))
    single, bursts = [], []
    for _ in range(KEYS):
        await asyncio.sleep(0.1)
        began = perf_counter()
        editor.replace(uri, [(here, "x")])
        await editor.settled(uri)
        single.append(perf_counter() - began)
    for _ in range(BURSTS):
        for _ in range(20):
            await asyncio.sleep(0.02)
            began = perf_counter()
            editor.replace(uri, [(here, "y")])
        await editor.settled(uri)
        bursts.append(perf_counter() - began)
    await editor.stop()
    return single, bursts


def shown(name: str, seconds: list[float]) -> str:
    """A row: median and 95th percentile in milliseconds."""
    return f"  {name:<34} {median(seconds) * 1000:7.1f} {quantiles(seconds, n=20)[-1] * 1000:7.1f}"


def main() -> None:
    """Print what was measured."""
    with TemporaryDirectory() as folder:
        for size in (5_000, 50_000):
            text = article(size)
            single, bursts = asyncio.run(keystrokes(text, Path(folder)))
            print(f"{len(text.encode())} bytes: milliseconds, median and 95th percentile")
            print(shown("the engine alone", engine(text)))
            print(shown("from a keystroke to its findings", single))
            print(shown("from the last keystroke of a burst", bursts))


if __name__ == "__main__":
    main()
