"""What an article writes in two ways, where examples beside a rule would meet the words of their carriers."""

from __future__ import annotations

import pytest

from tests.test_duplication import found

BRITISH = "The colour of the harbour pleased the neighbours, and the centre organised a theatre."


@pytest.mark.parametrize(
    ("article", "reported"),
    [
        (f"{BRITISH} It has a color.", [("CON004", "color")]),
        (f"{BRITISH} It was finalized.", [("CON004", "finalized")]),
        (f"{BRITISH} “My neighbor,” she said.", []),
        (f"{BRITISH} He went to Pearl Harbor.", []),
        ("The colour of the harbour was recognized by the organizers.", []),
        ("The boats – all ten – left. The crews – both – slept. The cook—a tall man—woke.", [("CON006", "—")]),
        ("ROME, Italy — The boats left. The crews – both – slept, and the cook – a tall man – woke.", []),
        ("“Go,” he said. “No,” she said. “We go,” he said. “We stay.” The “colour”. It was grey.", []),
    ],
)
def test_the_minority_is_reported(article: str, reported: list[tuple[str, str]]) -> None:
    assert found(article, "CON004", "CON006", "CON014") == reported
