#!/bin/sh
# A two-row file: exos against a fresh python3 with pandas, scipy and statsmodels, in the same rounds.
# Needs: apt-get install python3-pandas python3-scipy python3-statsmodels
#   tests/bench/small.sh [ROUNDS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
file="$root/samples/sample_launch.csv"
build="$root/build-release"

[ -f "$build/build.ninja" ] || meson setup "$build" "$root" --buildtype=release >/dev/null
ninja -C "$build" src/exos tests/bench/interleave >/dev/null

echo "median ms  least ms  peak KiB   busy ms  command"
"$build/tests/bench/interleave" "${1:-15}" "$build/src/exos $file" "/usr/bin/python3 $root/tests/bench/peers/small.py $file" |
  tee "$build/small.txt"
awk 'NR == 1 { ours = $1 } NR == 2 { printf "python3 takes %.0f times as long\n", $1 / ours }' "$build/small.txt"
