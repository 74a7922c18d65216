"""Transactions that must not run beside each other, where there is no row they could both hold."""

from django.db import connection


def take_turn(digest: str) -> None:
    """Wait for the other transactions that named the same thing, and make later ones wait until this one ends.

    ``digest`` is hexadecimal, fifteen digits at least, of what takes turns. Must run in a transaction. One statement on
    PostgreSQL, none on SQLite, where transactions begin IMMEDIATE and so take turns anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(digest[:15], 16)])
