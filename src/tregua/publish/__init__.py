"""Publishing: a view of the ledger becomes files. Takes a ``View``, gives records and schemas.

``lines`` says how each record looks in an export, ``export`` writes, ``schema`` describes them.
"""
