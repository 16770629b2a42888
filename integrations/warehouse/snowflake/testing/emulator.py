"""Serves the emulator of Snowflake on the port that is named: python emulator.py PORT."""

import sys

import fakesnow.cursor
import fakesnow.server
import fakesnow.transforms
import uvicorn

# The emulator adds numbers up as doubles, so that it can also add texts up. An account adds decimals up as decimals, and
# nothing here adds texts up: cents must stay cents.
fakesnow.transforms.numeric_agg_implicit_cast = lambda expression: expression


class Steps(list):
    """Stands in for a statement and keeps what would be done to every node of it."""

    def transform(self, step, *args, copy=True, **kwargs):
        self.append((step, args, kwargs))
        return self


def listed(root):
    """Every node with its depth, parents first."""
    found, waiting = [], [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        found.append((node, depth))
        waiting.extend((child, depth + 1) for child in node.iter_expressions(reverse=True))
    return found


def in_one_list(steps_of):
    """
    The emulator walks a statement some eighty times, once for each peculiarity of Snowflake, which takes seconds where a
    family is computed. The same steps in the same order over one list of its nodes take a quarter of that.
    """

    def transform(cursor, statement, params):
        nodes = listed(statement)
        for step, args, kwargs in steps_of(cursor, Steps(), params):
            below = None
            changed = False
            for node, depth in nodes:
                # What stood below a node that was replaced is gone with it.
                if below is not None and depth > below:
                    continue
                below = None
                new = step(node, *args, **kwargs)
                if new is node:
                    continue
                if node is statement:
                    statement = new
                else:
                    node.replace(new)
                below, changed = depth, True
            if changed:
                nodes = listed(statement)
        return statement

    return transform


def parsed_once(parse):
    """The server parses a statement to learn its kind and the cursor to run it: one parse serves both."""
    known = {}

    def for_server(text):
        statement = parse(text)
        known[text] = statement
        return statement

    return for_server, lambda text: known.pop(text, None) or parse(text)


Cursor = fakesnow.cursor.FakeSnowflakeCursor
Cursor._transform = in_one_list(Cursor._transform)
fakesnow.server.parse_one, fakesnow.cursor.parse_one = parsed_once(fakesnow.cursor.parse_one)

uvicorn.run(fakesnow.server.app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
