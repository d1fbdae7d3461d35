#!/bin/sh
# The Korean catalogue is complete, up to date with the sources, and nothing in it is fuzzy.
set -eu
cd "${1:-$(dirname "$0")/..}"

fresh=$(mktemp)
trap 'rm -f "$fresh" "$fresh.list" "$fresh.want"' EXIT
build-aux/update-po --stdout >"$fresh"

msgfmt --check --output-file=/dev/null po/ko.po
for list in --untranslated --only-fuzzy; do
  if msgattrib $list po/ko.po | grep -q '^msgid'; then
    msgattrib $list po/ko.po
    echo "po/ko.po has $list entries"
    exit 1
  fi
done

# Contexts and originals only, of any number of lines; the header comes first.
originals () {
  msgattrib --no-obsolete --no-location --no-wrap --sort-output "$1" |
    sed -e '1,/^$/d' -e '/^msgstr/,/^$/d' | grep '^[m"]'
}

# Every string of the sources is in ko.po, and none is left over.
originals "$fresh" >"$fresh.want"
originals po/ko.po >"$fresh.list"
diff "$fresh.want" "$fresh.list" || { echo "po/ko.po differs from the sources: run build-aux/update-po"; exit 1; }
echo "$(grep -c '^msgid ' "$fresh.want") strings, all translated"
