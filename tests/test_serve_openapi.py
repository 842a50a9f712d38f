"""schemathesis asks all that the published description allows, and what it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.config import GenerationConfig, SchemathesisConfig

from newslint.serve.app import application
from newslint.serve.openapi import WORD, description
from tests.serving import served

pytestmark = pytest.mark.loopback
schemathesis.serializer.alias(WORD, "application/octet-stream")


def config() -> SchemathesisConfig:
    both = SchemathesisConfig()
    both.projects.default.generation = GenerationConfig(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
    # What the schema cannot say: which rules there are, what is a Word document, what is binary.
    both.projects.default.checks.positive_data_acceptance.expected_statuses = ["2xx", "400", "422"]
    return both


schema = schemathesis.openapi.from_dict(description(), config=config())


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as found:
        yield found


@schema.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case[Any], address: str) -> None:
    case.call_and_validate(base_url=address)


def test_everything_that_answers_is_described() -> None:
    paths = {route.path for route in application().routes}  # type: ignore[attr-defined]
    assert {path for path in paths if re.match(r"/(v\d/|openapi)", path)} == set(description()["paths"])
