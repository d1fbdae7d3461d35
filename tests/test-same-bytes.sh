#!/bin/sh
# A memo is the same, to the byte, under every locale, in every time zone, and from any number of threads.
#   test-same-bytes.sh EXOS WHOLE_LOCALE_MODULE SOURCE_DIR
set -u
exos=$1 whole=$2
cd "$3" || exit 1

locales="de_DE.UTF-8 tr_TR.UTF-8 ko_KR.UTF-8 fr_CH.UTF-8 fa_IR.UTF-8 ko_KR.EUC-KR"
zones="Asia/Seoul America/St_Johns Pacific/Kiritimati XYZ+12:34"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC EXOS_THREADS=1 LOCPATH="$work/locales"
mkdir "$LOCPATH"
n=0

result () {
  n=$((n + 1))
  echo "$1 $n - $2"
}

# WHAT VARIABLE=VALUE…: the memos of which are those that everything is held to.
check () {
  what=$1; shift
  rm -rf "$work/there"
  env "$@" "$work/write" "$work/there"
  if diff -rq "$work/here" "$work/there" >&2; then result ok "$what"; else result 'not ok' "$what"; fi
}

# Made here, since few machines have any: NAME.CHARSET.
make_locale () {
  localedef --quiet --force -i "${1%%.*}" -f "${1#*.}" "$LOCPATH/$1" >/dev/null 2>&1
  [ "$(LC_ALL=$1 locale charmap 2>/dev/null)" = "${1#*.}" ]
}

# HTML is what takes time, and has the numbers of the others besides the coordinates of its chart.
cat >"$work/write" <<END
#!/bin/sh
tests/memo-bytes "\$1" "$exos" 'markdown json' samples/*.csv tests/torture/016* tests/torture/018*
tests/memo-bytes "\$1" "$exos" html samples/sample_revenue_cuped.csv
END
chmod +x "$work/write"
echo "1..$(echo 1 $locales $zones | wc -w)"

"$work/write" "$work/here"
check 'two threads' EXOS_THREADS=2
for locale in $locales; do
  if make_locale "$locale"; then check "$locale" LC_ALL="$locale" LD_PRELOAD="$whole"
  else result ok "$locale # SKIP localedef cannot make it"; fi
done
for zone in $zones; do
  check "$zone" TZ="$zone"
done
