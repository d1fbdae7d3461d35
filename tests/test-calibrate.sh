#!/bin/sh
# What the table of calibration rests on: it is the same from any number of threads, every cell has
# random numbers of its own whatever the others, and what is outside fails.
#   test-calibrate.sh CALIBRATE
set -u
calibrate=$1
status=0

table () {
  "$calibrate" --replicates=300 --only="$1" "$2" "$3"
}

check () {
  [ "$2" "$3" "$4" ] || { echo "$1"; status=1; }
}

alone=$(table SRM --threads=1 --seed=1)
check 'threads change the table' "$alone" = "$(table SRM --threads=5 --seed=1)"
check 'the seed changes nothing' "$alone" != "$(table SRM --threads=1 --seed=2)"
check 'other cells change a row' "$(echo "$alone" | grep 'SRM, exact')" = \
  "$(table 'SRM, exact' --threads=1 --seed=1 | grep 'SRM, exact')"

# One experiment a cell cannot agree with an exact probability.
if "$calibrate" --replicates=1 --threads=1 >/dev/null; then
  echo 'rows outside do not fail'
  status=1
fi
if "$calibrate" --replicates=1 --only='no such cell' >/dev/null; then
  echo 'a table without rows does not fail'
  status=1
fi
exit $status
