"""Corpora in the pipelines of others: the lines that the documentation gives are what is tried."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.filterwarnings("ignore")  # what frameworks say of their own dependencies

PAGE = Path(__file__).parent.parent / "docs" / "corpora.md"
SECTION = PAGE.read_text(encoding="utf-8").partition("## In your own pipeline")[2].partition("\n## ")[0]
LINES = dict(re.findall(r"^\| ([\w ]+) \| `(.+)` \|$", SECTION, re.MULTILINE))
BODIES = [
    "The mayor warned , late on Monday.",
    None,
    "The ferry left at noon.",
    "- Advertisement -\n\nIt rained , too.",
]
ROWS = [{"id": f"a{number}", "body": body} for number, body in enumerate(BODIES)]


@pytest.fixture
def names() -> dict[str, Any]:
    """What the examples define, run as they stand."""
    found: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL):
        exec(compile(block, str(PAGE), "exec"), found)
    return found


def ran(framework: str, names: dict[str, Any], **given: Any) -> Any:
    """What the line of a framework gives, as the documentation has it."""
    return eval(LINES[framework], names | given)


def same(rows: list[dict[str, Any]], names: dict[str, Any]) -> bool:
    """Whether a framework gives what the function gives by itself, with no record lost or doubled."""
    expected: list[dict[str, Any]] = names["check"](pa.RecordBatch.from_pylist(ROWS)).to_pylist()
    assert [len(row["findings"] or ()) for row in expected] == [1, 0, 0, 2]
    return sorted(rows, key=lambda row: row["article"]) == expected


def test_every_line_is_tried() -> None:
    assert {f"test_{name.lower().replace(' ', '_')}" for name in LINES} <= set(globals())
    assert len(LINES) == 5


def test_pandas(names: dict[str, Any]) -> None:
    pandas = pytest.importorskip("pandas")
    found = ran("pandas", names, frame=pandas.DataFrame(ROWS))
    assert list(found["article"]) == [row["id"] for row in ROWS]
    assert same(pa.RecordBatch.from_pandas(found, schema=names["RESULT"]).to_pylist(), names)


def test_polars(names: dict[str, Any]) -> None:
    pl = pytest.importorskip("polars")
    frame = pl.concat([pl.DataFrame(ROWS[:2]), pl.DataFrame(ROWS[2:])], rechunk=False)
    assert same(ran("Polars", names, frame=frame, pl=pl).to_dicts(), names)


def test_hugging_face(names: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    parts = [datasets.Dataset.from_list(ROWS[:2]), datasets.Dataset.from_list(ROWS[2:])]  # a batch of two chunks
    found = ran("Hugging Face", names, dataset=datasets.concatenate_datasets(parts))
    assert same(found.with_format(None).to_list(), names)


@pytest.fixture
def ray_here() -> Iterator[Any]:
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield ray
    ray.shutdown()


@pytest.mark.loopback
def test_ray_data(names: dict[str, Any], ray_here: Any) -> None:
    dataset = ray_here.data.from_items(ROWS, override_num_blocks=2)
    assert same(list(ran("Ray Data", names, dataset=dataset).iter_rows()), names)


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed (pip install pyspark; some 400 MB)")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs a Java runtime")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


@pytest.mark.loopback
def test_spark(names: dict[str, Any], spark: Any) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    frame = spark.createDataFrame(ROWS, "id string, body string").repartition(2)
    found = ran("Spark", names, frame=frame, from_arrow_schema=from_arrow_schema).collect()
    assert same([row.asDict(recursive=True) for row in found], names)
