"""Every test gets an index of its own, plain HTTP and static files without a manifest."""

import os
from pathlib import Path

import hypothesis
import pytest

# What .ci/run decides must not depend on chance; anywhere else each run tries new examples.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("roaming", deadline=None)
hypothesis.settings.load_profile("steady" if os.environ.get("NO_SKIPS") else "roaming")


@pytest.fixture(autouse=True)
def _own_surroundings(settings, tmp_path: Path) -> None:
    settings.INDEX_DIR = tmp_path / "index"
    settings.STATIC_ROOT = tmp_path  # WhiteNoise warns where there is no such folder
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when anything was skipped and the environment forbids it."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
