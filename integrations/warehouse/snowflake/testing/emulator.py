"""Serves the emulator of Snowflake on the port that is named: python emulator.py PORT."""

import sys

import fakesnow.transforms
from fakesnow.cli import main

# The emulator adds numbers up as doubles, so that it can also add texts up. An account adds decimals up as decimals, and
# nothing here adds texts up: cents must stay cents.
fakesnow.transforms.numeric_agg_implicit_cast = lambda expression: expression

sys.exit(main(["-s", "-p", sys.argv[1]]))
