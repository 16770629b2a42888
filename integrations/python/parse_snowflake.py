"""Parses SQL as Snowflake's, strictly: a second opinion beside the parser the product ships with.

Reads a JSON object of texts by name from standard input and writes one of complaints by name: a text that does not
parse, or one whose statement the parser passed on unread.
"""

import json
import sys

import sqlglot
from sqlglot import exp


def complaint(text: str) -> str | None:
    try:
        statements = sqlglot.parse(text, read="snowflake", error_level=sqlglot.ErrorLevel.IMMEDIATE)
    except sqlglot.errors.SqlglotError as error:
        return str(error)
    if not statements or any(statement is None for statement in statements):
        return "is empty"
    unread = [statement for statement in statements if isinstance(statement, exp.Command)]
    return f"was not read: {unread[0].sql()[:80]}" if unread else None


complaints = {name: complaint(text) for name, text in json.load(sys.stdin).items()}
json.dump({name: what for name, what in complaints.items() if what is not None}, sys.stdout)
