"""What a person or a script meets who calls manage.py: from a shell of its own each time."""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

ROOT = Path(settings.BASE_DIR)
SEED = "fixtures/seeds/000_e0f433b350b8b16e.txt"
COMMANDS = (
    "import_directives", "load_reference", "make_curator", "migrate", "parse_directive",
    "search_index",
)  # fmt: skip


class ShellTestCase(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name) / "data"

    def manage(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "DATA_DIR": str(self.data)} | environment,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def sentence(self, *arguments: str, **environment: str) -> str:
        """Return what a command that fails says, which must be one line."""
        done = self.manage(*arguments, **environment)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "")
        self.assertEqual(len(done.stderr.splitlines()), 1, msg=done.stderr)
        return done.stderr


class CommandLineTests(ShellTestCase):
    def test_every_command_explains_itself(self):
        for command in COMMANDS:
            done = self.manage(command, "--help")
            self.assertEqual((done.returncode, done.stderr), (0, ""), msg=command)
            self.assertIn(command, done.stdout)
        self.assertIn("chạy lại bao nhiêu lần", self.manage("help", "import_directives").stdout)

    def test_a_database_that_is_not_migrated_is_told(self):
        for arguments in (
            ("import_directives", SEED, "--json"),
            ("load_reference",),
            ("make_curator", "an"),
            ("search_index", "verify"),
        ):
            self.assertIn("manage.py migrate", self.sentence(*arguments))

    def test_an_output_that_knows_ascii_alone_does_no_harm(self):
        done = self.manage("parse_directive", SEED, PYTHONIOENCODING="ascii")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        done = self.manage("parse_directive", SEED, "--json", PYTHONIOENCODING="ascii")
        self.assertEqual(json.loads(done.stdout)["directive"]["issuer_name"], "Thành ủy Cẩm Phả")

    def test_a_reader_who_leaves_early_leaves_no_traceback(self):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as closed:
            done = subprocess.run(
                [sys.executable, "manage.py", "parse_directive", "--json", SEED],
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], "DATA_DIR": str(self.data)},
                stdout=closed,
                stderr=subprocess.PIPE,
                check=False,
            )
        self.assertEqual((done.returncode, done.stderr), (1, b""))


class EnvironmentTests(ShellTestCase):
    def test_a_wrong_database_url_is_told_and_not_repeated(self):
        for url in (
            "nonsense",
            "mysql://a:geheim@b/c",
            "postgres://",
            "postgres://geheim@h:port/x",
        ):
            said = self.sentence("migrate", DATABASE_URL=url)
            self.assertIn("DATABASE_URL", said)
            self.assertNotIn("geheim", said)

    def test_a_server_that_does_not_answer_is_told_at_once(self):
        for command in (["migrate"], ["import_directives", SEED, "--json"]):
            said = self.sentence(*command, DATABASE_URL="postgres://an@127.0.0.1:1/x")
            self.assertIn("refused", said)
            self.assertIn("DATABASE_URL", said)

    def test_a_data_dir_that_is_a_file_is_told(self):
        self.data.write_text("")
        self.assertIn("DATA_DIR", self.sentence("parse_directive", SEED))

    def test_a_data_dir_that_cannot_be_written_is_told(self):
        if os.geteuid() == 0:
            environment = {"DATA_DIR": "/proc/self"}
        else:
            self.data.mkdir(mode=0o500)
            environment = {}
        self.assertIn("secret_key", self.sentence("parse_directive", SEED, **environment))

    def test_the_address_that_is_listened_on_may_be_typed(self):
        hosts = "from django.conf import settings; print(*settings.ALLOWED_HOSTS)"
        done = self.manage("shell", "--no-imports", "-c", hosts, HOST="archive.local")
        self.assertIn("archive.local", done.stdout.split())

    def test_sqlite_waits_for_other_writers_and_never_blocks_readers(self):
        asked = (
            "from django.db import connection as c; k = c.cursor();"
            "print(*[k.execute(f'PRAGMA {p}').fetchone()[0] for p in"
            " ('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout')],"
            " c.transaction_mode)"
        )
        for url in ("", f"sqlite:///{self.data}/other.sqlite3"):
            done = self.manage("shell", "--no-imports", "-c", asked, DATABASE_URL=url)
            self.assertEqual(done.stdout.split(), ["wal", "1", "1", "20000", "IMMEDIATE"])

    def test_postgresql_is_pooled_and_a_restart_of_the_server_is_noticed(self):
        asked = (
            "from django.db import connection as c; s = c.settings_dict;"
            "print(c.vendor, s['OPTIONS']['pool']['max_size'], s['CONN_HEALTH_CHECKS'])"
        )
        done = self.manage("shell", "--no-imports", "-c", asked, DATABASE_URL="postgres://an@h/x")
        self.assertEqual(done.stdout.split(), ["postgresql", "4", "True"])


class MigrateTests(ShellTestCase):
    def test_two_sites_may_begin_on_one_new_database(self):
        with ThreadPoolExecutor() as both:
            runs = [both.submit(self.manage, "migrate", "--verbosity", "0") for _ in range(2)]
        for run in runs:
            done = run.result()
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.manage("migrate", "--check").returncode, 0)
