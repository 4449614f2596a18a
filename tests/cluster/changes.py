"""`python -m tests.cluster.changes SEED COUNT`: many changes in transactions of many kinds.

Several of these at once are curators and importers at work: rows appear, change, are withdrawn
and go; transactions overlap, stay open for a while, and are rolled back.
"""

import os
import random
import sys
import time
from base64 import b32encode
from hashlib import sha256

import django

WORDS = ("truy vết", "thần tốc", "cách ly", "khoanh vùng", "xét nghiệm", "giãn cách", "chốt")
MADE_HERE = "nơi thử nghiệm"


class Undone(Exception):
    """The transaction is given up."""


def main(seed: int, count: int) -> None:
    """Make so many changes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    from django.db import OperationalError, transaction

    chance = random.Random(seed)
    done = 0
    while done < count:
        try:
            with transaction.atomic():
                _change(chance, f"{seed}x{done}")
                if chance.random() < 0.05:
                    time.sleep(chance.random() * 0.3)  # others overtake
                if chance.random() < 0.05:
                    raise Undone
        except (Undone, OperationalError):  # two that waited for each other: one is undone
            continue
        done += 1


def _change(chance: random.Random, name: str) -> None:
    from directives.models import Directive, SearchNote
    from tests.factories import make_directive

    subject = " ".join(chance.choices(WORDS, k=6)) + f" {name}"
    deed = chance.choices(["create", "correct", "withdraw", "publish", "delete"], [4, 8, 2, 2, 1])[
        0
    ]
    if deed == "create":
        letters = b32encode(sha256(name.encode()).digest()).decode().lower()
        made = make_directive(
            subject=subject, public_id=letters[:10], text=f"{subject}\n", place=MADE_HERE
        )
        SearchNote.objects.mark([made.pk])
        return
    status = "withdrawn" if deed == "publish" else "published"
    pks = list(
        Directive.objects.filter(status=status, place=MADE_HERE).values_list("pk", flat=True)
    )
    if not pks:
        return
    pk = chance.choice(pks)
    rows = Directive.objects.select_for_update().filter(pk=pk)
    if not rows:  # another transaction has just taken it away
        return
    if deed == "correct":
        rows.update(subject=subject)
    elif deed == "delete":
        rows.delete()
    else:
        state = "published" if deed == "publish" else "withdrawn"
        rows.update(status=state, withdrawn_reason="thử")
    SearchNote.objects.mark([pk])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
