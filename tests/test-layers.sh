#!/bin/sh
# No room includes one that stands after it: stats → data → analysis → charts → memo → store → ui.
set -eu
cd "${1:-$(dirname "$0")/..}/src"

order="stats data analysis charts memo store ui"
seen=""
failures=0
count=0

for room in $order; do
  seen="$seen $room"
  [ -d "$room" ] || continue
  files=$(find "$room" -name '*.[ch]' | sort)
  count=$((count + $(echo "$files" | wc -l)))
  # shellcheck disable=SC2086
  faults=$(awk -F '"' -v seen="$seen " -v room="$room" '
    !/^#include "/ || $2 == "exos-catalogues.h" { next }
    $2 !~ /\// { print FILENAME " includes a header without its folder: " $2; next }
    { other = $2; sub(/\/.*/, "", other) }
    !index(seen, " " other " ") { print FILENAME " includes " other "/, which stands after " room "/" }
    ' $files)
  [ -z "$faults" ] || { echo "$faults"; failures=$((failures + $(echo "$faults" | wc -l))); }
done

# GLib stays out of the pure statistics.
if grep -ln '#include <g\(lib\|io\|object\)' stats/*.[ch]; then
  failures=$((failures + 1))
fi

[ "$count" -gt 20 ] || { echo "only $count files seen"; exit 1; }
echo "$count files, $failures failures"
[ "$failures" -eq 0 ]
