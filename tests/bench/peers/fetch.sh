#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch.sh FOLDER: puts DuckDB and polars (from npm) and data.table (from Debian) there, each once.
# What cannot be had is left out; says so and goes on. Nothing is installed in the system.
set -u
[ $# -eq 1 ] || { sed -n '3,4s/^# //p' "$0"; exit 2; }
mkdir -p "$1" && cd "$1" || exit 1

# npm 11 leaves out what polars is for where node is older than it asks for, though that works.
get_from_npm () {
  [ -d "node_modules/${1%@*}" ] ||
    npm install --silent --no-audit --no-fund --prefix . "$@" >&2 || echo "cannot be had: $*" >&2
}

get_from_debian () {
  [ -d "debian/usr/lib/R/site-library" ] && return
  { apt-get download "$1" && dpkg-deb -x "$1"_*.deb debian && rm -f "$1"_*.deb; } >&2 ||
    echo "cannot be had: $1" >&2
}

get_from_npm @duckdb/node-bindings-linux-x64@1.5.6-r.1
get_from_npm nodejs-polars@0.26.1 nodejs-polars-linux-x64-gnu@0.26.1
if command -v Rscript >/dev/null; then get_from_debian r-cran-data.table
else echo "cannot be had: data.table, which needs R (r-base-core)" >&2; fi
