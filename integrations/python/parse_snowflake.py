"""Parses SQL as Snowflake's, strictly: a second opinion beside the parser the product ships with.

Reads a JSON object of texts by name from standard input and writes one of complaints by name: a text that does not
parse, or one that names something with a word Snowflake reserves, which the parser lets pass where an account does not.
Statements that it passes on unread, about roles, policies and the like, are read with the grammar of a third parser.
"""

import json
import sys

import sqlglot
from sqlfluff.core import Linter
from sqlfluff.dialects.dialect_snowflake_keywords import snowflake_reserved_keywords
from sqlglot import exp

RESERVED = frozenset(snowflake_reserved_keywords.split())


def reads_with_grammar(text: str) -> bool:
    tree = Linter(dialect="snowflake").parse_string(text).root_variant().tree
    return not list(tree.recursive_crawl("unparsable"))


def complaint(text: str) -> str | None:
    try:
        statements = sqlglot.parse(text, read="snowflake", error_level=sqlglot.ErrorLevel.IMMEDIATE)
    except sqlglot.errors.SqlglotError as error:
        return str(error)
    if not statements or any(statement is None for statement in statements):
        return "is empty"
    unread = [statement for statement in statements if isinstance(statement, exp.Command)]
    if unread and not reads_with_grammar(text):
        return f"was not read: {unread[0].sql()[:80]}"
    names = [name for statement in statements for name in statement.find_all(exp.Identifier) if not name.quoted]
    reserved = sorted({name.name for name in names if name.name.upper() in RESERVED})
    return f"is named without quotes though reserved: {', '.join(reserved)}" if reserved else None


complaints = {name: complaint(text) for name, text in json.load(sys.stdin).items()}
json.dump({name: what for name, what in complaints.items() if what is not None}, sys.stdout)
