"""What a rule sees: one article, read once, each part made when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast, overload

from newslint import language as _language
from newslint.patterns import compiled, compiled_re
from newslint.quotations import Marks, Quotation, marks
from newslint.source import Source, Span
from newslint.view import Article, Block, Scope, View
from newslint.zones import told_apart

T = TypeVar("T")

WORD = compiled(r"[\p{L}\p{M}\p{N}]+(?:['’‐‑-][\p{L}\p{M}\p{N}]+)*")
"""A word: letters, marks and digits, with apostrophes and hyphens inside it."""
_PLAIN_WORD = compiled_re(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
"""The same where no character but those of `_PLAIN` stands, in half the time."""
_LARGE = 1 << 20
"""Code points of a text in which a word is one string wherever it stands, so that it takes less memory."""
_PLAIN = frozenset(map(chr, range(0x250))).union("‐‑‒–—‘’‚“”„…‹›€™")


class Word(NamedTuple):
    """A word as it stands, and its span in the document's text."""

    text: str
    span: Span


def starts_of(found: Iterable[str], text: str) -> list[int]:
    """Where each of some pieces of a text begins: all that a pattern finds in it, in order.

    Between two of them there is nothing that a piece could begin with, so that the next place where one stands is its
    own: quicker than asking each match for its span.
    """
    starts: list[int] = []
    at = 0
    for piece in found:
        at = text.index(piece, at)
        starts.append(at)
        at += len(piece)
    return starts


def lowered(text: str) -> str:
    """A text in lower case, character for character: offsets stay true."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


class Words(Sequence[Word]):
    """The words of a document in order. A `Word` is made when it is asked for: few of them ever are."""

    __slots__ = ("ends", "starts", "texts")

    def __init__(self, text: str, *, plain: bool) -> None:
        """`plain`: no character but those of `_PLAIN` stands in the text."""
        pattern = _PLAIN_WORD if plain else WORD
        self.texts: list[str] = pattern.findall(text)
        if len(text) > _LARGE:
            once: dict[str, str] = {}
            self.texts = list(map(once.setdefault, self.texts, self.texts))
        self.starts = starts_of(self.texts, text)
        self.ends = [start + len(word) for start, word in zip(self.starts, self.texts, strict=True)]

    def __len__(self) -> int:
        return len(self.texts)

    def within(self, span: Span) -> range:
        """The numbers of the words that begin inside `span`."""
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))

    @overload
    def __getitem__(self, number: int) -> Word: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Word]: ...
    def __getitem__(self, number: int | slice) -> Word | Sequence[Word]:
        if isinstance(number, slice):
            spans = zip(self.starts[number], self.ends[number], strict=True)
            return tuple(map(Word, self.texts[number], spans))
        return Word(self.texts[number], (self.starts[number], self.ends[number]))

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.texts, zip(self.starts, self.ends, strict=True))


def sentences_in(text: str, span: Span, language: str) -> Iterator[Span]:
    """The sentences of a part of a text, in order, without the blanks around them."""
    from sentencex import get_sentence_boundaries

    at, end = span
    part = text[at:end]
    for boundary in get_sentence_boundaries("en" if language == "und" else language, part):
        sentence = part[boundary["start_index"] : boundary["end_index"]]
        if bare := sentence.strip():
            start = at + boundary["start_index"] + sentence.index(bare)
            yield start, start + len(bare)


def _opens(quotation: Quotation) -> int:
    return quotation.span[0]


class Document:
    """One article.

    All spans are of `text`, the article's prose, in code points. Nothing is computed that no rule asks for.
    """

    def __init__(
        self, source: Source, article: Article, language: str | None = None, source_language: str | None = None
    ) -> None:
        """`language` and `source_language` (what it was translated from) are codes, where somebody said so."""
        self.source = source
        self.view: View = article.view
        self.written_blocks: tuple[Block, ...] = article.blocks
        """The parts of the article as the file has them: a dateline belongs to its paragraph."""
        self.text: str = article.view.text
        self.kind: str = article.kind
        self._original = article.original
        self.aligned = article.aligned
        self.date = article.date
        self._language = language or article.language
        self._source_language = source_language
        self.literals: frozenset[str] | None = None
        """What stands in it of all that rules need; None where that has not been looked for."""
        self._facts: dict[Callable[[Document], Any], Any] = {}

    @cached_property
    def original(self) -> Document | None:
        """What it was translated from, where that is at hand. `aligned`: block by block."""
        if self._original is None:
            return None
        article = self._original._replace(aligned=self.aligned)
        return Document(Source.of(article.view.text), article, self._source_language)

    @cached_property
    def source_language(self) -> str | None:
        """ISO 639-1 code of what it was translated from: as set, else that of the original; None where neither is."""
        if self._source_language:
            return _language.canonical(self._source_language)
        found = self.original.language if self.original else "und"
        return None if found == "und" else found

    def fact(self, compute: Callable[[Document], T]) -> T:
        """What `compute(self)` gives, computed once: how rules share what they derive from a document."""
        if compute not in self._facts:
            self._facts[compute] = compute(self)
        return cast(T, self._facts[compute])

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code of the article's language: as set, as the file declares it, or as identified."""
        return _language.canonical(self._language) if self._language else _language.identify(self.text).language

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The parts of the article by their roles, bylines and datelines told apart.

        Those of a translation by segments stay as they are written, each beside its original.
        """
        return self.written_blocks if self.aligned else tuple(told_apart(self.written_blocks, self.text))

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character: offsets stay true."""
        return lowered(self.text)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that stand in the text."""
        return frozenset(self.text)

    @cached_property
    def has_plain_letters(self) -> bool:
        """Whether all characters are Latin letters, digits and usual marks, so that `\\w` tells words well enough."""
        return self.text.isascii() or _PLAIN.issuperset(self.characters)

    @cached_property
    def words(self) -> Words:
        """All words in order."""
        return Words(self.text, plain=self.has_plain_letters)

    @cached_property
    def words_by_text(self) -> dict[str, list[int]]:
        """The numbers of the places where each word stands, spelt as it stands."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.words.texts):
            if word in found:
                found[word].append(number)
            else:
                found[word] = [number]
        return found

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each word stands in the text, spelt as it stands."""
        return Counter({word: len(numbers) for word, numbers in self.words_by_text.items()})

    def numbers_of(self, wanted: AbstractSet[str]) -> list[int]:
        """The numbers of the words that are among `wanted`, in order."""
        found = self.words_by_text
        return sorted(number for word in found.keys() & wanted for number in found[word])

    def words_in(self, span: Span) -> Sequence[Word]:
        """The words that begin inside `span`."""
        inside = self.words.within(span)
        return self.words[inside.start : inside.stop]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all blocks, in order, without the blanks around them."""
        return tuple(span for block in self.blocks for span in sentences_in(self.text, block.span, self.language))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`, or the nearest before it; the whole text where there is none."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 else (0, len(self.text))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span[0] for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """The number of the block that holds `offset` or is the nearest before it; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    def block_at(self, offset: int) -> Block:
        """The block that holds `offset` or is the nearest before it; the whole text where there is none."""
        at = self.block_index(offset)
        return self.blocks[at] if at >= 0 else Block(Scope.PARAGRAPH, (0, len(self.text)))

    @cached_property
    def quotation_marks(self) -> Marks:
        """All quotations, and the closing marks that close nothing."""
        return marks(self.text, [block.span for block in self.blocks])

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, nested ones too, in order of their opening marks within each block."""
        return self.quotation_marks.quotations

    def quotations_at(self, offset: int) -> list[Quotation]:
        """The quotations, the outer one first, that the character at `offset` stands in; their marks belong to them."""
        block = self.block_at(offset).span[0]
        first = bisect_left(self.quotations, block, key=_opens)
        end = bisect_right(self.quotations, offset, first, key=_opens)
        return [quotation for quotation in self.quotations[first:end] if offset < quotation.span[1]]

    @cached_property
    def quoted(self) -> tuple[list[int], list[int]]:
        """Where what is quoted begins, and where it ends: as `is_quoted`, for all of the text."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted([quotation.span for quotation in self.quotations]):
            if ends and start < ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside a quotation (its marks belong to it).

        One that is not closed goes on to the end of its block, or to the next that opens: more likely a slip of the
        closing mark than the end of what was said.
        """
        starts, ends = self.quoted
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]
