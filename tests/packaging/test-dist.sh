#!/bin/sh
# The source archive holds what git holds of the last commit, byte by byte, and nothing else. So it is
# built and tested by whatever builds and tests that commit.
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
