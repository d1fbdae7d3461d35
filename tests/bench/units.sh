#!/bin/sh
# SPDX-License-Identifier: MIT
# Ten million rows, one a user: exos beside DuckDB, polars, data.table and a plain loop in C.
#   tests/bench/units.sh [--rows N] [--rounds N] [--data FOLDER] [--only plain,q10,qall,crlf,gz] [--help]
exec "$(dirname "$0")/rows.py" units "$@"
