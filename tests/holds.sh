# Sourced by tests of one script: what must hold, counted.
count=0
failures=0

# holds WHAT COMMAND…: the command succeeds.
holds () {
  what=$1
  shift
  count=$((count + 1))
  "$@" || { echo "not so: $what"; failures=$((failures + 1)); }
}

sum_up () {
  echo "$count checks, $failures failures"
  [ "$failures" -eq 0 ]
}
