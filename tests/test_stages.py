"""What each stage of a check takes."""

from __future__ import annotations

from newslint.readers import reader_for
from newslint.source import Source
from newslint.stages import PARTS, Clock
from newslint.workspace import Terms, Workspace

ARTICLE = "The ferry left at noon .\n\nThe council met on Monday, and M. Poutine spoke of the bridge.\n"


def test_what_a_stage_asks_of_another_is_charged_to_the_other() -> None:
    now = iter([0.0, 1.0, 4.0, 10.0])
    clock = Clock(lambda: next(now))
    assert clock.timed("outer", lambda: clock.timed("inner", lambda: "made")) == "made"
    assert clock.taken == {"inner": 3.0, "outer": 7.0}


def test_what_breaks_is_timed_too() -> None:
    now = iter([0.0, 2.0])
    clock = Clock(lambda: next(now))
    try:
        clock.timed("broken", lambda: 1 / 0)
    except ZeroDivisionError:
        assert clock.taken == {"broken": 2.0}


def test_stages_are_timed_where_statistics_are_wanted_and_change_nothing() -> None:
    source, read = Source("a.txt", ARTICLE.encode()), reader_for("a.txt")
    plain = Workspace(Terms(isolated=True)).linter("a.txt").check(source, read)
    timed = Workspace(Terms(isolated=True, with_figures=True)).linter("a.txt").check(source, read)
    assert plain.seconds == {}
    assert timed.findings == plain.findings != []
    assert {
        "reading",
        "gates",
        "engine",
        "PUN001",
        "names.names",
        "translation._leftover.scored",
    } <= timed.seconds.keys()
    assert {stage for stage in timed.seconds if stage.startswith("document.")} == {f"document.{part}" for part in PARTS}
    assert all(seconds >= 0 for seconds in timed.seconds.values())
