"""Count what the rules report in labelled articles: writes rules/data/measured.json.

    python scripts/measure_precision.py SETS              count, and write the figures
    python scripts/measure_precision.py SETS --unjudged   print what nobody has judged yet, with its fingerprint

The articles of SETS belong to their publishers: they are not in the repository, so nothing recomputes these figures
in CI, and only figures are taken from them. Run it when rules have changed. A finding is *right* or *false* where the
labels of its set say so, and unjudged where they do not; precision is counted over the judged ones alone.

- `articles/*.txt`, `seeds/`: every fault and every trap is marked. A finding on a fault is right, any other false; one
  of severity info, which reports no fault, is false only on a trap.
- `data/` with `spans`: one kind of fault is labelled. Findings of other families are unjudged.
- `data/mojibake.jsonl`: each text is broken or not.
- `data/chrome-*.jsonl`: each line belongs to the article or to the page. Findings of other families are unjudged.
- `data/clean-*.jsonl`, published articles: a finding on one of the known faults is right, others are unjudged.

All findings of severity error and warning in published articles were read one by one, and so was what labels call
false: scripts/verdicts.tsv has the verdicts by fingerprint, without any text. They go before the labels.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newslint import __version__
from newslint.config import Choice, Layer
from newslint.finding import Finding, Severity
from newslint.notices import Notice
from newslint.registry import FAMILIES, builtin
from newslint.rule import Rule
from newslint.source import Source, Span
from newslint.workspace import Terms, Workspace

OUT = Path(__file__).parent.parent / "rules" / "data" / "measured.json"
VERDICTS = Path(__file__).parent / "verdicts.tsv"
MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧", re.DOTALL)
WORD = re.compile(r"\S+")
FOREIGN = {"translation", "machine", "locale", "encoding"}
ANSWERS = {
    "untranslated": FOREIGN,
    "leftover": FOREIGN,
    "punctuation": {"punctuation", "machine"},
    "spelling": {"spelling"},
    "encoding": {"encoding"},
    "repetition": {"duplication", "machine"},
}
"""Families that may answer for a label. Labels that are not here, but for `legitimate`, count neither way."""
NEAR = {
    "translation": FOREIGN | {"consistency"},
    "locale": {"locale", "translation", "punctuation", "consistency"},
    "machine": {"machine", "translation", "markup", "duplication", "punctuation", "encoding"},
    "consistency": {"consistency", "translation", "punctuation", "spelling"},
    "duplication": {"duplication", "machine", "chrome"},
    "punctuation": {"punctuation", "machine", "encoding", "locale"},
    "spelling": {"spelling", "structure", "punctuation", "encoding"},
    "encoding": {"encoding", "translation", "markup", "punctuation"},
    "chrome": {"chrome", "translation", "machine", "structure", "duplication"},
    "markup": {"markup", "machine", "encoding", "chrome"},
    "structure": {"structure", "punctuation", "chrome", "machine"},
}
"""Families that may answer for a marked fault: “20h30” is as well a leftover as a format."""


class Label(NamedTuple):
    """A labelled place. `families` may answer for it; a trap is right as it stands; neither: it counts neither way."""

    span: Span
    families: frozenset[str] = frozenset()
    trap: bool = False


class Text(NamedTuple):
    """A text with its labels. `judged` are the families of which every fault in it is labelled, None: all."""

    id: str
    language: str
    text: str
    labels: list[Label]
    judged: frozenset[str] | None = None


class Set(NamedTuple):
    """Texts that figures are given of together."""

    what: str
    read: Callable[[Path], Iterable[Text]]


def main() -> int:
    """Count, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, metavar="SETS")
    parser.add_argument("--unjudged", action="store_true", help="print what has no verdict in published articles")
    options = parser.parse_args()
    if options.unjudged:
        for text in _published(options.sets):
            _show_unjudged(text)
        return 0
    sets: dict[str, dict[str, Any]] = {}
    rules: dict[str, dict[str, list[int]]] = {rule.code: {} for rule in builtin() if _measurable(rule)}
    for name, a_set in SETS.items():
        about, counts = _count(a_set.read(options.sets))
        sets[name] = {"what": a_set.what, **about}
        for code in sorted({code for code, _ in counts}):
            right, false, unjudged = (counts[code, verdict] for verdict in (True, False, None))
            rules[code][name] = [right + false + unjudged, right, false]
    head = {"measured": date.today().isoformat(), "version": __version__}
    OUT.write_text(
        "{\n" + ",\n".join([_json(head)[1:-1], _lines("sets", sets), _lines("rules", rules)]) + "\n}\n",
        encoding="utf-8",
        newline="\n",
    )
    return 0


def _lines(name: str, values: dict[str, Any]) -> str:
    """A member of a JSON object, one value a line, so that a difference shows what changed."""
    return f"{_json(name)}: {{\n" + ",\n".join(f" {_json(key)}: {_json(values[key])}" for key in values) + "\n}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _measurable(rule: type[Rule]) -> bool:
    """Could it report something here: in a text without original, without settings?"""
    plain = not rule.kinds or "text" in rule.kinds
    return plain and not (issubclass(rule, Notice) or rule.need.original or rule.whole().tried_with)


def _count(texts: Iterable[Text]) -> tuple[dict[str, Any], Counter[tuple[str, bool | None]]]:
    counts: Counter[tuple[str, bool | None]] = Counter()
    number = words = 0
    languages = set()
    for text in texts:
        number += 1
        words += len(WORD.findall(text.text))
        languages.add(text.language)
        counts.update((finding.code, _verdict(finding, text)) for finding in _findings(text.text))
    return {"languages": sorted(languages), "texts": number, "words": words}, counts


def _findings(text: str) -> list[Finding]:
    """What the rules report by default, and what those report that are off by default when all are run."""
    source = Source("article.txt", text.encode("utf-8", "surrogateescape"))
    extra = [finding for finding in EVERYTHING.check(source).findings if finding.code in OFF]
    return BY_DEFAULT.check(source).findings + extra


BY_DEFAULT = Workspace(Terms(isolated=True))
OFF = {rule.code for rule in builtin() if not rule.default}
EVERYTHING = Workspace(Terms(isolated=True, command_line=Layer(Choice(select=("ALL",)), "arguments")))


def _show_unjudged(text: Text) -> None:
    for finding in BY_DEFAULT.check(Source("article.txt", text.text.encode("utf-8", "surrogateescape"))).findings:
        if finding.severity is not Severity.INFO and _verdict(finding, text) is None:
            start, end = finding.span
            marked = f"⟦{text.text[start:end][:200]}⟧"
            around = text.text[max(0, start - 60) : start] + marked + text.text[end : end + 50]
            print(finding.fingerprint, finding.code, text.id, finding.message, repr(around), sep="\t")


# ---------------------------------------------------------------- judging


def _verdict(finding: Finding, text: Text) -> bool | None:
    """Is a finding right by the labels of its text? None: they do not say."""
    if (verdict := verdicts().get(finding.fingerprint)) is not None:
        return verdict
    places = [finding.span]
    if finding.family in {"duplication", "consistency"}:  # either place may be the labelled one
        places += [other.span for other in finding.related]
    touched = [label for label in text.labels if any(_answers(place, label.span) for place in places)]
    if any(finding.family in label.families for label in touched):
        return True
    if text.judged is not None and finding.family not in text.judged:
        return None
    if any(label.trap and _overlap(finding.span, label.span) for label in text.labels):
        return False
    return None if touched or finding.severity is Severity.INFO else False


@cache
def verdicts() -> dict[str, bool]:
    """What was read: was the finding of a fingerprint right?"""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {fingerprint: verdict == "right" for fingerprint, _, verdict in rows}


def _overlap(a: Span, b: Span) -> bool:
    """Do two spans share a character? An empty one (something is missing here) touches what it stands at."""
    if a[0] == a[1] or b[0] == b[1]:
        return a[0] <= b[1] and b[0] <= a[1]
    return a[0] < b[1] and b[0] < a[1]


def _answers(place: Span, label: Span) -> bool:
    """A finding answers for a label that it overlaps and is not far larger than."""
    return _overlap(place, label) and place[1] - place[0] <= 4 * (label[1] - label[0]) + 80


# ---------------------------------------------------------------- reading


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _marked(folder: Path) -> Iterator[Text]:
    for path in sorted((folder / "articles").glob("*.txt")):
        parts: list[str] = []
        labels: list[Label] = []
        last = length = 0
        raw = path.read_bytes().decode("utf-8")  # no newline may be translated
        for mark in MARK.finditer(raw):
            parts += (raw[last : mark.start()], mark[2])
            start = length + mark.start() - last
            length, last = start + len(mark[2]), mark.end()
            named = mark[1].partition("=")[0].rstrip("?").split("/")
            families = frozenset[str]().union(*(NEAR.get(name, set()) for name in named))
            labels.append(Label((start, length), families, named == ["trap"]))
        yield Text(path.stem, "en", "".join(parts) + raw[last:], labels)
    golden = defaultdict(list)
    for row in _rows(folder / "seeds" / "golden.jsonl"):
        golden[row["file"]].append(row)
    for name, rows in golden.items():
        text = (folder / "seeds" / name).read_bytes().decode("utf-8")
        lines = [0, *(newline.end() for newline in re.finditer("\n", text))]
        starts = [lines[row["line"] - 1] + row["column"] - 1 for row in rows]
        labels = [
            Label((start, start + len(row["excerpt"])), frozenset(row["families"]))
            for start, row in zip(starts, rows, strict=True)
        ]
        yield Text(name, "en", text, labels)


def _passages(folder: Path) -> Iterator[Text]:
    paths = [path for path in sorted((folder / "data").glob("*.jsonl")) if path.stem != "mojibake"]
    for path in paths:
        rows = list(_rows(path))
        if "spans" not in rows[0]:
            continue
        labels = {span["label"] for row in rows for span in row["spans"]} & set(ANSWERS) - {"encoding"}
        judged = frozenset[str]().union(*(ANSWERS[label] for label in labels))
        for row in rows:
            yield Text(row["id"], row["lang"], row["text"], [_label(span) for span in row["spans"]], judged)
    for row in _rows(folder / "data" / "mojibake.jsonl"):
        families = frozenset(() if row["clean"] else {"encoding"})
        label = Label((0, len(row["text"])), families, row["clean"])
        if row["expect"] != "fail":
            yield Text(row["id"], row["lang"], row["text"], [label], frozenset({"encoding"}))


def _label(span: dict[str, Any]) -> Label:
    return Label(
        (span["start"], span["end"]),
        frozenset(ANSWERS.get(span["label"], ())),
        span["label"] == "legitimate",
    )


def _pages(*names: str) -> Callable[[Path], Iterator[Text]]:
    def read(folder: Path) -> Iterator[Text]:
        for name in names:
            for row in _rows(folder / "data" / f"{name}.jsonl"):
                labels: list[Label] = []
                start = 0
                for line in row["lines"]:
                    end = start + len(line["text"])
                    families = frozenset({"chrome"} if line["label"] == "chrome" else ())
                    labels.append(Label((start, end), families, line["label"] == "content"))
                    start = end + 2
                text = "\n\n".join(line["text"].replace("\n", " ") for line in row["lines"]) + "\n"
                yield Text(row["id"], row["lang"], text, labels, frozenset({"chrome"}))

    return read


def _published(folder: Path) -> Iterator[Text]:
    """Published articles: known faults are labelled, the rest is judged by verdicts alone."""
    typos = set((folder / "known-typos.txt").read_text(encoding="utf-8").splitlines())
    faults = defaultdict(list)
    for row in _rows(folder / "known-faults.jsonl"):
        faults[row["id"]].append(row["excerpt"])
    every = frozenset(FAMILIES)
    for path in [*sorted((folder / "data").glob("clean-*.jsonl")), folder / "data" / "demetr-clean.jsonl"]:
        for row in _rows(path):
            text = row["text"]
            labels = [
                Label(found.span(), every)
                for excerpt in faults[row["id"]]
                for found in re.finditer(re.escape(excerpt), text)
            ]
            words = (word for word in re.finditer(r"\w+", text) if word[0].casefold() in typos)
            labels += [Label(word.span(), frozenset({"spelling"})) for word in words]
            yield Text(row["id"], row["lang"], text, labels, frozenset())


def _english(folder: Path) -> Iterator[Text]:
    return (text for text in _published(folder) if text.language == "en")


def _other(folder: Path) -> Iterator[Text]:
    return (text for text in _published(folder) if text.language != "en")


SETS = {
    "marked": Set("translated and scraped articles, every fault marked, and traps", _marked),
    "passages": Set("sentences and passages, one kind of fault marked", _passages),
    "pages": Set("web pages, each line marked as article or page", _pages("chrome-near-en", "chrome-extracted-en")),
    "pages-other": Set("web pages in other languages, marked likewise", _pages("chrome-near-other")),
    "published": Set("published articles", _english),
    "published-other": Set("published articles in German, French, Spanish and Russian", _other),
}
"""What is measured on, by the names that rules/data/measured.json uses."""

if __name__ == "__main__":
    sys.exit(main())
