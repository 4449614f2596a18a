"""Reads who is named behind a label: "Đơn vị chủ trì: Sở Y tế", "Phối hợp: Công an tỉnh".

Plans say so below each task what an order says in a sentence; a table that a copy has flattened
leaves the same labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bodies import Body
from .body_lists import read_bodies
from .body_patterns import ADDRESS

LABEL = re.compile(
    r"""(?:^|(?<=[;.,])\s+)
        (?i:(?P<body>(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|phòng|ban|bộ\s+phận|cấp|địa\s+phương)
            (?:\s*[,/]\s*(?:cơ\s+quan|đơn\s+vị|địa\s+phương))*\s+)?
          (?P<task>chủ\s+trì|đầu\s+mối|phối\s+hợp|thực\s+hiện|chịu\s+trách\s+nhiệm)
          (?:\s+(?:thực\s+hiện|chính|chủ\s+trì|tham\s+mưu))?)
        \s*:\s+(?=[^\W\d_])""",
    re.VERBOSE,
)
ROLES = {"chủ trì": "lead", "đầu mối": "lead", "phối hợp": "coordinate"}


def read_labelled(text: str) -> Iterator[tuple[Body, str, str]]:
    """Yield the bodies behind the labels of a plain text, each with its role and its verb.

    A text that begins with no label has none: "Sở Y tế chủ trì: …" is a sentence.
    """
    if not LABEL.match(text):
        return
    labels = list(LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        task = " ".join(label["task"].lower().split())
        presides = ADDRESS.match(text, label.end())  # "Chủ trì: Đồng chí …" is of a meeting
        if not label["body"] and (task not in ROLES or presides):
            continue
        bodies, _ = read_bodies(text[:end], label.end())
        for body in bodies:
            yield body, ROLES.get(task, "act"), task if task in ROLES else ""
