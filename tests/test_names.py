"""What an article treats as names."""

from __future__ import annotations

from newslint.document import Document
from newslint.names import bare, names
from newslint.readers import text
from newslint.source import Source


def document(content: str) -> Document:
    source = Source("article.txt", content.encode())
    return Document(source, text.read(source)[0], "en")


def runs(content: str) -> list[tuple[str, ...]]:
    return [run.words for run in document(content).fact(names).runs]


def test_a_run_holds_the_particles_inside_it() -> None:
    assert runs("we met Wouter van den Berg and Ursula von der Leyen there.") == [
        ("Wouter", "van", "den", "Berg"),
        ("Ursula", "von", "der", "Leyen"),
    ]


def test_an_arabic_article_before_a_hyphen_is_part_of_it() -> None:
    assert runs("we met Khaled al-Majali and his re-Election.") == [("Khaled", "al-Majali")]


def test_a_particle_at_its_end_is_no_part_of_it() -> None:
    assert runs("we met Olaf Scholz of the party and Anna Berg y otros.") == [("Olaf", "Scholz"), ("Anna", "Berg")]


def test_a_possessive_ends_it_and_is_no_part_of_it() -> None:
    article = document("we saw Putin’s Kremlin and Kim Jong-un's train.")
    found = article.fact(names).runs
    assert [run.words for run in found] == [("Putin",), ("Kremlin",), ("Kim", "Jong-un")]
    assert [article.text[slice(*run.span)] for run in found] == ["Putin", "Kremlin", "Kim Jong-un"]


def test_a_comma_or_a_line_end_parts_names() -> None:
    assert runs("they went to Rome, Paris and Bonn.\n\nBerlin was next.") == [
        ("Rome",),
        ("Paris",),
        ("Bonn",),
        ("Berlin",),
    ]


def test_what_opens_a_sentence_is_told() -> None:
    found = document("boats left. Rome was far. They saw Rome.").fact(names).runs
    assert [(run.words, run.opens_sentence) for run in found] == [
        (("Rome",), True),
        (("They",), True),
        (("Rome",), False),
    ]


def test_a_capital_inside_a_sentence_counts() -> None:
    content = "A storm over Rome\n\nThe storm hit Rome’s harbor on Monday. Boats sank. They say that NATO left Rome."
    inside = document(content).fact(names).inside
    assert inside["Rome"] == 2
    assert inside["NATO"] == 0
    assert inside["Boats"] == 0


def test_a_possessive_is_taken_off() -> None:
    assert [bare(word) for word in ("Putin’s", "Putin's", "Reuters", "s")] == ["Putin", "Putin", "Reuters", "s"]
