"""The server under load, and the bare engine beside it.

    python benchmarks/serve.py --seconds 60 --clients 50

So many clients ask at once, each for one article after the other, over loopback. Prints requests, what was answered
otherwise than by 200, latencies, articles a second, and the memory of the server with its workers as time goes; then
the articles a second of the engine in as many processes, without a server. Fails on any other answer than 200.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import subprocess
import sys
import threading
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from articles import Articles

from newslint.pool import processes
from newslint.readers import reader_for
from newslint.source import Source
from newslint.workspace import Terms, Workspace


def memory(process: int) -> int:
    """Bytes that a process and its children hold in memory and share with nobody."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if process in (int(folder.name), parent):
                rows = (folder / "smaps_rollup").read_text().splitlines()
                total += sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Private_"))
        except OSError:  # it has ended
            continue
    return total


class Load:
    """Clients that ask until time is up."""

    def __init__(self, port: int, articles: list[str]) -> None:
        self.port = port
        self.bodies = [json.dumps({"text": text}).encode() for text in articles]
        self.latencies: list[float] = []
        self.answers: Counter[str] = Counter()
        self.until = 0.0

    def client(self, number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while time.perf_counter() < self.until:
            body = self.bodies[number % len(self.bodies)]
            number += 7
            began = time.perf_counter()
            try:
                connection.request("POST", "/v1/check", body, {"content-type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                self.answers[str(answer.status)] += 1
            except OSError as error:
                self.answers[type(error).__name__] += 1
                connection.close()
            self.latencies.append(time.perf_counter() - began)

    def run(self, clients: int, seconds: float, server: int) -> None:
        began = time.perf_counter()
        self.until = began + seconds
        threads = [threading.Thread(target=self.client, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        while (left := self.until - time.perf_counter()) > 0:
            print(f"  after {seconds - left:3.0f} s: {memory(server) / 1e6:.0f} MB, {len(self.latencies):,} requests")
            time.sleep(min(left, seconds / 6))
        for thread in threads:
            thread.join()
        took = time.perf_counter() - began
        cuts = quantiles(self.latencies, n=100)
        print(f"  after {took:3.0f} s: {memory(server) / 1e6:.0f} MB, {len(self.latencies):,} requests")
        print(f"server: {len(self.latencies) / took:.0f} articles/s; answers {dict(self.answers)}")
        print(f"latency: median {median(self.latencies) * 1e3:.0f} ms, 99 of 100 within {cuts[98] * 1e3:.0f} ms")


def bare(articles: list[str], seconds: float) -> int:
    """How many articles one process lints."""
    workspace = Workspace(Terms(isolated=True))
    linter, read = workspace.linter("article.txt"), reader_for("article.txt")
    for text in articles[:20]:
        linter.check(Source("article.txt", text.encode()), read)
    until = time.perf_counter() + seconds
    done = 0
    while time.perf_counter() < until:
        linter.check(Source("article.txt", articles[done % len(articles)].encode()), read)
        done += 1
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--workers", type=int, default=processes())
    given = parser.parse_args()
    articles = list(islice(Articles(), 500))
    command = [sys.executable, "-m", "newslint", "serve", "--isolated", "--port", "0", "--workers", str(given.workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        port = int(server.stderr.readline().split()[1].rpartition(":")[2].strip("/"))
        load = Load(port, articles)
        load.run(given.clients, given.seconds, server.pid)
        server.terminate()
    seconds = min(given.seconds, 10)
    with multiprocessing.Pool(given.workers) as pool:
        done = pool.starmap(bare, [(articles, seconds)] * given.workers)
    print(f"engine: {sum(done) / seconds:.0f} articles/s in {given.workers} processes")
    sys.exit(set(load.answers) != {"200"})


if __name__ == "__main__":
    main()
