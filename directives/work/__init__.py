"""Work outside the request: what a curator sends waits in the database until a worker reads it.

A worker is a supervisor that gives signs of life, and readers that it replaces: one for all files,
and one that is there while a file needs long. So no file can take the worker with it, and what a
dead reader left half done is taken up again.
"""
