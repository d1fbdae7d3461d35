#!/bin/sh
# The source archive holds what git holds of the last commit, byte by byte, and nothing else; exos is built of it.
#   tests/packaging/test-dist.sh ARCHIVE
set -eu
archive=$(realpath "$1")
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/git" "$work/archive"
git archive HEAD | tar -x -C "$work/git"
tar -xf "$archive" -C "$work/archive" --strip-components=1
diff -r --no-dereference "$work/git" "$work/archive"
echo "$(find "$work/archive" -type f | wc -l) files, all as git has them"

cd "$work/archive"
meson setup build -Dtests=false -Doptimization=0 -Ddebug=false
ninja -C build src/exos
build/src/exos samples/sample_launch.csv | head -n 3
