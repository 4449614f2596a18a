"""What must hold beyond one machine, shown with real servers, real nodes and kill -9."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote_plus

import pytest

from tests.cluster.nodes import Node, wait_until
from tests.cluster.postgres import Server
from tests.site import ROOT

pytestmark = pytest.mark.cluster

WRITERS, CHANGES = 4, 5000
QUERIES = ["", "truy vet", "cach ly xet nghiem", '"giãn cách"', "xet -khoanh", "159-CV/TU"]


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A primary that holds the seeds, its standby, and two nodes that are up."""
    home = tmp_path_factory.mktemp("nodes")
    primary, standby = Server(), Server()
    nodes: list[Node] = []
    try:
        primary.create()
        first = Node(home / "1", primary.url(), standby.url())
        nodes.append(first)
        first.manage("migrate", "--verbosity", "0")
        first.manage("load_reference")
        first.manage("import_directives", "fixtures/seeds")
        first.manage("collectstatic", "--noinput", "--verbosity", "0")
        standby.copy_of(primary)
        nodes.append(Node(home / "2", primary.url(), standby.url()))
        nodes[1].manage("collectstatic", "--noinput", "--verbosity", "0")
        for node in nodes:
            node.follow()
            node.serve()
            wait_until(lambda node=node: node.get("/readyz")[0] == 200)
        yield SimpleNamespace(primary=primary, standby=standby, nodes=nodes, home=home)
    finally:
        for node in nodes:
            node.kill()
        for server in (standby, primary):
            server.remove()


def reads(server: Server) -> int:
    """Return how many rows a server has given out of the directives' table so far."""
    server.execute("SELECT pg_stat_clear_snapshot()")
    found = server.execute(
        "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables"
        " WHERE relname = 'directives_directive'"
    )
    assert isinstance(found, int)
    return found


def writers() -> list[list[str]]:
    """Return the commands of the processes that change the archive together."""
    share = str(CHANGES // WRITERS)
    return [
        [sys.executable, "-m", "tests.cluster.changes", str(seed), share]
        for seed in range(1, WRITERS + 1)
    ]


def address_of(node: Node) -> str:
    """Return the page of the first seed that a search for its number finds."""
    found = node.json("/directives.json?q=159-CV/TU")["results"][0]
    return str(found["url"])


def test_pages_come_from_the_replica(machines: SimpleNamespace) -> None:
    page = address_of(machines.nodes[0])
    wait_until(lambda: settled(machines))
    before = reads(machines.standby)
    for number in range(40):
        assert machines.nodes[0].get(f"{page}?q=truy+vet&n={number}")[0] == 200
    wait_until(lambda: reads(machines.standby) > before)


def settled(machines: SimpleNamespace) -> bool:
    """Return whether the standby has replayed all that the primary has written."""
    newest = machines.primary.execute("SELECT pg_current_wal_lsn()")
    return bool(machines.standby.execute(f"SELECT pg_last_wal_replay_lsn() >= '{newest}'::pg_lsn"))


def test_a_reader_sees_a_change_although_the_replica_is_behind(machines: SimpleNamespace) -> None:
    node = machines.nodes[0]
    machines.standby.execute("SELECT pg_wal_replay_pause()")
    try:
        code = (
            "from directives.models import *; d = Directive.objects.get(number_symbol='159-CV/TU');"
            "d.subject = 'Trích yếu vừa sửa'; d.save(); SearchNote.objects.mark([d.pk])"
        )
        node.manage(
            "shell", "-c", f"from django.db import transaction\nwith transaction.atomic(): {code}"
        )
        wait_until(lambda: "Trích yếu vừa sửa".encode() in node.get(address_of(node))[1])
    finally:
        machines.standby.execute("SELECT pg_wal_replay_resume()")


def test_a_dead_replica_is_left_out_and_comes_back(machines: SimpleNamespace) -> None:
    node, page = machines.nodes[1], address_of(machines.nodes[1])
    machines.standby.crash()
    for number in range(20):
        assert node.get(f"{page}?q=dich&dead={number}")[0] == 200
    machines.standby.start()
    before = reads(machines.standby)

    def asked_again() -> bool:
        assert node.get(f"{page}?q=dich&back={time.monotonic()}")[0] == 200
        return reads(machines.standby) > before

    wait_until(asked_again)


def test_all_nodes_answer_alike_after_5000_changes_and_many_deaths(
    machines: SimpleNamespace,
) -> None:
    chance = random.Random(20210510)
    away, other = machines.nodes
    working = [subprocess.Popen(command, cwd=ROOT, env=other.environment) for command in writers()]
    away.kill("follow")  # as if for an hour: it catches up at the end
    asked = failed = 0
    while any(process.poll() is None for process in working):
        other.kill("follow")
        other.follow()
        if chance.random() < 0.3:
            victim = chance.choice(machines.nodes)
            victim.kill("web")
            victim.serve()
        for node in machines.nodes:
            status, _ = node.get(f"/directives/?q=truy+vet&n={chance.random()}")
            asked, failed = asked + 1, failed + (status >= 500)
        time.sleep(chance.random())
    assert [process.returncode for process in working] == [0] * WRITERS
    assert asked > 10
    assert failed == 0
    away.follow()
    joined = Node(machines.home / "3", machines.primary.url(), machines.standby.url())
    joined.manage("collectstatic", "--noinput", "--verbosity", "0")
    machines.nodes.append(joined)
    joined.follow()
    joined.serve()
    for node in machines.nodes:
        wait_until(lambda node=node: node.manage("search_index", "update").startswith("0 "))
        assert node.manage("search_index", "verify").startswith("0 ")
        assert node.get("/readyz")[0] == 200
    for query in QUERIES:
        answers = [
            node.json(f"/directives.json?q={quote_plus(query)}&sort=newest")
            for node in machines.nodes
        ]
        assert answers[0]["total"] > 0
        assert answers[0] == answers[1] == answers[2]


def test_a_node_with_no_database_says_so(machines: SimpleNamespace, tmp_path: Path) -> None:
    lost = Node(tmp_path / "lost", "postgres://postgres@/archive?host=/nowhere")
    with pytest.raises(subprocess.CalledProcessError) as told:
        lost.manage("search_index", "follow")
    assert "DATABASE_URL" in told.value.stderr
