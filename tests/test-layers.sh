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
  for file in $(find "$room" -name '*.[ch]' | sort); do
    count=$((count + 1))
    for include in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
      case " $seen " in
        *" $include "*) ;;
        *) echo "$file includes $include/, which stands after $room/"; failures=$((failures + 1)) ;;
      esac
    done
    if sed -n 's/^#include "\([^"]*\)"/\1/p' "$file" | grep -v '^exos-catalogues.h$' | grep -qv /; then
      echo "$file includes a header without its folder"
      failures=$((failures + 1))
    fi
  done
done

# GLib stays out of the pure statistics.
if grep -ln '#include <g\(lib\|io\|object\)' stats/*.[ch]; then
  failures=$((failures + 1))
fi

[ "$count" -gt 20 ] || { echo "only $count files seen"; exit 1; }
echo "$count files, $failures failures"
[ "$failures" -eq 0 ]
