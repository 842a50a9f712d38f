"""What newslint reports about the run itself. These have a page and can be selected, but look at no article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Severity
from newslint.rule import Grain, Hit, Rule


class Notice(Rule):
    """A finding that the engine makes."""

    family = "newslint"
    grain = Grain.ARTICLE
    confidence = 1.0

    def check(self, document: Document) -> Iterator[Hit]:
        """Nothing: an article cannot tell."""
        yield from ()


class UnusedSuppression(Notice):
    """A suppression that suppresses nothing.

    The fault it was written for is gone, or its rule is misspelt. Left in place it would hide the next fault. Delete
    it, or mend the name of the rule. It is reported only where its rule was run.
    """

    code = "NLT001"
    name = "unused-suppression"
    summary = "a suppression that suppresses nothing"
    severity = Severity.WARNING


class BrokenHouseRule(Notice):
    """A house rule that cannot be used.

    Its file is no TOML, lacks a key, has one that no kind of rule knows, or its pattern is no regular expression. The
    other rules run without it. `newslint test` shows more.
    """

    code = "NLT002"
    name = "broken-house-rule"
    summary = "a house rule that cannot be used"
    severity = Severity.ERROR


class SlowHouseRule(Notice):
    """A house rule that took more than a second over one article.

    Its pattern most likely repeats a repetition, as `(a+)+` does, and tries all ways to match. The run went on without
    what the rule would have found there.
    """

    code = "NLT003"
    name = "slow-house-rule"
    summary = "a house rule that takes too long"
    severity = Severity.ERROR


class StaleBaselineEntry(Notice):
    """An entry of the baseline that nothing is reported for any more.

    The fault is mended, or its sentence was rewritten. `newslint baseline prune` takes such entries out, so that the
    same fault in the same words would be new again.
    """

    code = "NLT004"
    name = "stale-baseline-entry"
    summary = "a baseline entry that is no longer needed"
    severity = Severity.INFO


NOTICES: tuple[type[Notice], ...] = (UnusedSuppression, BrokenHouseRule, SlowHouseRule, StaleBaselineEntry)
