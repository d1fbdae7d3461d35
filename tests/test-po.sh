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

# Every string of the sources is in ko.po, and none is left over.
msgcat --no-location --no-wrap --sort-output "$fresh" | grep '^msg\(ctxt\|id\)' | sort >"$fresh.want"
msgattrib --no-obsolete --no-location --no-wrap --sort-output po/ko.po | grep '^msg\(ctxt\|id\)' | sort >"$fresh.list"
diff "$fresh.want" "$fresh.list" || { echo "po/ko.po differs from the sources: run build-aux/update-po"; exit 1; }
echo "$(grep -c '^msgid' "$fresh.want") strings, all translated"
