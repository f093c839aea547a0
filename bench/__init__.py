"""Prasan measured against its peers, the same work on the same machine in the same run.

``python -m bench.steps`` prints one JSON object. Every contender is one file that reads like a
page: it opens a case, approves it twice, runs one service step, and answers *what waits for this
person?* (:mod:`bench.contender`). Each lives in a process of its own, one per database.
"""
