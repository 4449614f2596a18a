"""`.ci/install.py LOCK STAMP`: make .venv hold what a lock file names; standard library only.

Two that run at once wait for each other, and one that was stopped half-way begins anew the next
time: pip takes a package whose files are only partly there for installed.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
UNFINISHED = Path(".venv.unfinished")
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")


def main(lock: Path, stamp: Path) -> int:
    """Return the exit status of the installation."""
    with Path(".venv.lock").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
            return 0  # another one has just done it
        if UNFINISHED.exists():
            shutil.rmtree(VENV, ignore_errors=True)
        UNFINISHED.touch()
        if not (VENV / "bin" / "pip").exists():
            sys.stderr.write("Đang tạo .venv …\n")
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)  # noqa: S603
        sys.stderr.write(f"Đang cài các gói trong {lock} …\n")
        install = [VENV / "bin" / "python", *PIP, "--requirement", lock]
        subprocess.run(install, check=True)  # noqa: S603
        stamp.touch()
        UNFINISHED.unlink()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
