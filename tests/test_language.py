from __future__ import annotations

import pytest

from newslint import language, lexicon
from newslint.language import canonical, identify

SENTENCES = {
    "ar": "قالت الوزارة إن القطار سيصل إلى المدينة في الصباح وإن الركاب سينتظرون في المحطة.",
    "cs": "Ministr řekl, že vlak přijede do města ráno a že cestující budou čekat na nádraží.",
    "de": "Der Minister sagte, dass der Zug am Morgen in der Stadt ankommt und die Reisenden auf dem Bahnhof warten.",
    "el": "Ο υπουργός είπε ότι το τρένο θα φτάσει στην πόλη το πρωί.",
    "en": "The minister said that the train would reach the town in the morning and that the passengers would wait.",
    "es": "El ministro dijo que el tren llegará a la ciudad por la mañana y que los viajeros esperarán en la estación.",
    "fa": "وزیر گفت که قطار صبح به شهر می‌رسد و مسافران در ایستگاه منتظر خواهند بود.",
    "fr": "Le ministre a dit que le train arrivera en ville le matin et que les voyageurs attendront à la gare.",
    "hi": "मंत्री ने कहा कि ट्रेन सुबह शहर पहुँचेगी और यात्री स्टेशन पर इंतज़ार करेंगे।",
    "it": "Il ministro ha detto che il treno arriverà in città al mattino e che i viaggiatori aspetteranno fuori.",
    "ja": "大臣は、列車は朝に町に着き、乗客は駅で待つと述べた。",
    "ko": "장관은 기차가 아침에 도시에 도착할 것이라고 말했다.",
    "nl": "De minister zei dat de trein in de ochtend in de stad aankomt en dat de reizigers op het station wachten.",
    "pl": "Minister powiedział, że pociąg przyjedzie do miasta rano i że podróżni będą czekać na dworcu.",
    "pt": "O ministro disse que o trem chegará à cidade pela manhã e que os passageiros vão esperar na estação.",
    "ru": "Министр сказал, что поезд придёт в город утром и что пассажиры будут ждать на вокзале.",
    "sv": "Ministern sade att tåget kommer till staden på morgonen och att resenärerna väntar på stationen.",
    "tr": "Bakan, trenin sabah şehre varacağını ve yolcuların istasyonda bekleyeceğini söyledi.",
    "uk": "Міністр сказав, що поїзд прибуде до міста вранці, і що пасажири чекатимуть на вокзалі.",
    "zh": "部长说，火车将在早上到达城市，乘客将在车站等候。",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_identified(code: str) -> None:
    assert identify(SENTENCES[code]).language == code


@pytest.mark.parametrize("code", [code for code in SENTENCES if code != "en"])
def test_an_english_article_stays_english_whatever_it_quotes(code: str) -> None:
    text = f"{SENTENCES['en']}\n\n{SENTENCES[code]}\n\nNobody was hurt when the old bridge fell into the river.\n"
    assert identify(text).language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Giorgia Meloni, Olaf Scholz, Pedro Sánchez and Emmanuel Macron met Volodymyr Zelenskyy in Kyiv.",
        "Bakers of the harbor district strike.",
        "Storm over Lisbon: dozens hurt",
    ],
)
def test_names_and_headlines_do_not_hide_english(text: str) -> None:
    assert identify(text).language == "en"


def test_a_clear_text_is_not_taken_to_langdetect(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise AssertionError("langdetect was asked")

    monkeypatch.setattr(language, "second_opinion", refuse)
    for code, sentence in SENTENCES.items():
        assert identify(sentence).language == code


@pytest.mark.parametrize("text", ["", "1, 2, 3 … 100 %", "🚢 🚢"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert identify(text) == ("und", 0.0)


def test_the_same_text_is_always_in_the_same_language() -> None:
    text = "Chen Meihua, Trần Văn Dũng"
    assert len({identify(text) for _ in range(5)}) == 1


@pytest.mark.parametrize(("tag", "code"), [("en-GB", "en"), ("no", "nb"), ("hr_HR", "sh"), ("TL", "fil")])
def test_tags_have_one_form(tag: str, code: str) -> None:
    assert canonical(tag) == code


def test_every_language_has_a_name() -> None:
    from newslint.lexicon import languages

    assert set(languages()) <= set(language.NAMES)


@pytest.mark.parametrize("code", lexicon.abroad())
def test_one_look_up_says_what_the_list_of_a_language_says(code: str) -> None:
    listed = lexicon.words(code)
    for word in listed.commoner_than(0)[::199]:
        assert dict(lexicon.by_language(word))[code] == listed.zipf(word)
    assert code not in dict(lexicon.by_language("qqqqq"))
