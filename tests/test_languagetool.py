"""Answers as LanguageTool does: by its rules, and to clients that were written for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.serving import served

pytestmark = pytest.mark.loopback
RAIN = "🚢 It rained , they say. He recieved the the result.\n"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as found:
        yield found


def check(address: str, **form: str) -> dict[str, Any]:
    answer = httpx.post(f"{address}/v2/check", data={"language": "en-US", **form})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(answer: dict[str, Any]) -> list[str]:
    return [match["rule"]["id"] for match in answer["matches"]]


def in_units(text: str, match: dict[str, Any]) -> str:
    start = 2 * match["offset"]
    return text.encode("utf-16-le")[start : start + 2 * match["length"]].decode("utf-16-le")


def test_matches_are_the_findings_with_offsets_in_utf16(address: str) -> None:
    answer = check(address, text=RAIN)
    assert ids(answer) == ["PUN001", "SPL001", "DUP001"]
    assert [in_units(RAIN, match) for match in answer["matches"]] == [" ,", "recieved", "the the"]
    assert [match["replacements"] for match in answer["matches"]] == [
        [{"value": ","}],
        [{"value": "received"}],
        [{"value": "the"}],
    ]
    first = answer["matches"][0]
    assert in_units(first["context"]["text"], first["context"]) == " ,"
    assert first["sentence"] == "🚢 It rained , they say."
    assert first["rule"]["category"] == {"id": "PUNCTUATION", "name": "PUN punctuation"}
    assert first["rule"]["issueType"] == "typographical"
    assert answer["language"]["code"] == "en-US"
    assert answer["language"]["detectedLanguage"]["code"] == "en"
    assert len(answer["sentenceRanges"]) == 2


def test_a_fix_in_several_places_is_one_replacement(address: str) -> None:
    text = "It rained « all day » , they say.\n"
    answer = check(address, text=text)
    for match in answer["matches"]:
        for each in match["replacements"]:
            units = text.encode("utf-16-le")
            after = units[: 2 * match["offset"]] + each["value"].encode("utf-16-le")
            after += units[2 * (match["offset"] + match["length"]) :]
            assert match["rule"]["id"] not in ids(check(address, text=after.decode("utf-16-le")))


def test_a_byte_order_mark_counts(address: str) -> None:
    text = "\ufeff" + RAIN
    assert [in_units(text, match) for match in check(address, text=text)["matches"]] == [" ,", "recieved", "the the"]
    data = {"annotation": [{"text": "\ufeffIt rained "}, {"markup": "<b>"}, {"text": ", they say.\n"}]}
    [match] = check(address, data=json.dumps(data))["matches"]
    assert in_units("\ufeffIt rained <b>, they say.\n", match) == " <b>,"


def test_annotated_markup_is_not_linted_and_not_replaced(address: str) -> None:
    parts = [
        {"text": "He said "},
        {"markup": "<recieved/>", "interpretAs": "“boat”"},
        {"text": " , and "},
        {"markup": "<i>"},
        {"text": "he recieved"},
        {"markup": "</i>"},
        {"text": " it.\n"},
    ]
    whole = "".join(part.get("text") or part["markup"] for part in parts)
    answer = check(address, data=json.dumps({"annotation": parts}))
    assert [(in_units(whole, match), match["rule"]["id"]) for match in answer["matches"]] == [
        (" ,", "PUN001"),
        ("recieved", "SPL001"),
    ]
    assert answer["matches"][1]["offset"] == whole.rindex("recieved")


def test_rules_and_categories_can_be_chosen(address: str) -> None:
    assert ids(check(address, text=RAIN, disabledRules="PUN001,UPPERCASE_SENTENCE_START")) == ["SPL001", "DUP001"]
    assert ids(check(address, text=RAIN, disabledCategories="SPELLING,TYPOS")) == ["PUN001", "DUP001"]
    assert ids(check(address, text=RAIN, enabledRules="SPL001", enabledOnly="true")) == ["SPL001"]
    assert ids(check(address, text=RAIN, enabledCategories="DUPLICATION", enabledOnly="true")) == ["DUP001"]
    long = "It rained on the harbor, " + ", ".join(f"on the {n} boats" for n in "old new red white blue small".split())
    long += ", on the men who mend nets, and on the women who sell bread at the landing when the ferry comes in late.\n"
    assert "REA001" in ids(check(address, text=long, enabledRules="REA001"))
    assert "REA001" not in ids(check(address, text=long))


def test_the_language_may_be_left_to_be_found(address: str) -> None:
    german = "Der Bürgermeister sagte am Montag, dass die Fähre nicht mehr fahren werde , weil niemand sie bezahlt.\n"
    answer = check(address, text=german, language="auto")
    assert (answer["language"]["code"], answer["language"]["name"]) == ("de", "German")
    assert "PUN001" in ids(answer)


def test_languages(address: str) -> None:
    found = httpx.get(f"{address}/v2/languages").json()
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in found
    for row in found:
        assert check(address, text="", language=row["longCode"])["matches"] == []


def test_language_tool_python_works_with_it(address: str) -> None:
    client = pytest.importorskip("language_tool_python")
    with client.LanguageTool("en-US", remote_server=address) as tool:
        places = [(match.offset, match.offset + match.error_length) for match in tool.check(RAIN)]
        assert [RAIN[start:end] for start, end in places] == [" ,", "recieved", "the the"]
        assert tool.correct(RAIN) == "🚢 It rained, they say. He received the result.\n"
        tool.disabled_rules.add("SPL001")
        assert "recieved" in tool.correct(RAIN)


def test_pylanguagetool_works_with_it(address: str) -> None:
    client = pytest.importorskip("pylanguagetool")
    answer = client.api.check(RAIN, api_url=f"{address}/v2/", lang="en-US")
    assert ids(answer) == ["PUN001", "SPL001", "DUP001"]
    assert any(row["longCode"] == "en-US" for row in client.api.get_languages(f"{address}/v2/"))
