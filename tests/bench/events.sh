#!/bin/sh
# SPDX-License-Identifier: MIT
# Ten million events of a million users: exos beside DuckDB, polars and data.table.
#   tests/bench/events.sh [--rows N] [--rounds N] [--data FOLDER] [--help]
exec "$(dirname "$0")/rows.py" events "$@"
