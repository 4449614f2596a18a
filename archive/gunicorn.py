"""How gunicorn serves the archive: each worker a process of its own, a few threads each."""

import gc

worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 8190
control_socket_disable = True  # it would lie in the home directory, one for all sites


def post_worker_init(worker: object) -> None:
    """Leave what is loaded for good, and pages' many short-lived parts, out of collections."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
