"""Work outside the request: what a curator sends waits in the database until a worker reads it.

A worker is two processes: a supervisor that gives signs of life, and a reader that it replaces.
So no file can take the worker with it, and what a dead one left half done is taken up again.
"""
