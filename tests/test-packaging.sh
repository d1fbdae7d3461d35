#!/bin/sh
# What a desktop reads of us is valid, names the same program, and is installed.
#   tests/test-packaging.sh SOURCE_DIR BUILD_DIR APP_ID VERSION
set -eu
source=$1 build=$2 id=$3 version=$4
. "$source/tests/holds.sh"

# has FILE LINE: the file has exactly this line, wherever it begins.
has () {
  holds "$1 has $2" grep -Eq "^[[:space:]]*$2\$" "$1"
}

is_silent () {
  [ -z "$("$@" 2>&1 | tee /dev/stderr)" ]
}

# GTK recolours what is filled, and only in these elements.
draws_in_one_colour () {
  [ "$(grep -oE '<[a-z]+' "$1" | sort -u | tr -d '\n')" = '<path<svg' ] &&
    [ "$(grep -oE '(fill|stroke|color|style|class|opacity|fill-opacity)="[^"]*"' "$1" | sort -u)" = 'fill="#2e3436"' ]
}

is_16_pixels () {
  [ "$(xmllint --xpath 'concat(/*/@width, "×", /*/@height)' "$1")" = 16×16 ]
}

# Somewhere ink, somewhere none.
is_a_figure () {
  [ "$(rsvg-convert "$1" | convert png:- -alpha extract -format '%[fx:minima] %[fx:maxima]' info:)" = '0 1' ]
}

is_installed () {
  printf '%s\n' "$installed" | grep -q "/$1\"[,}]*\$"
}

desktop=$build/data/$id.desktop
metainfo=$build/data/$id.metainfo.xml
service=$build/data/$id.service
icons=$source/data/icons
installed=$(meson introspect --installed "$build" | sed 's/", "/",\n"/g')

holds 'the desktop file is valid' is_silent desktop-file-validate "$desktop"
holds 'the metainfo is valid' appstreamcli validate --no-net "$metainfo"
holds 'the settings are valid' glib-compile-schemas --strict --dry-run "$source/data"

has "$desktop" "Icon=$id"
has "$desktop" 'DBusActivatable=true'
has "$desktop" 'Exec=experimentos %U'
has "$service" "Name=$id"
has "$service" 'Exec=/.*/experimentos --gapplication-service'
has "$metainfo" "<id>$id</id>"
has "$metainfo" "<launchable type=\"desktop-id\">$id.desktop</launchable>"
has "$metainfo" "<release version=\"$version\" .*"
for type in $(sed -n 's/^MimeType=//p' "$desktop" | tr ';' ' '); do
  has "$metainfo" "<mediatype>$type</mediatype>"
done

for icon in "$icons"/*/*.svg "$icons"/*/*/*/*.svg; do
  holds "$icon is XML" xmllint --noout "$icon"
  holds "$icon shows a figure" is_a_figure "$icon"
done
for icon in "$icons"/symbolic/*-symbolic.svg "$icons/hicolor/symbolic/apps/$id-symbolic.svg"; do
  holds "$icon draws in one colour" draws_in_one_colour "$icon"
  holds "$icon is 16 pixels wide and high" is_16_pixels "$icon"
done

for file in bin/exos bin/experimentos "applications/$id.desktop" "dbus-1/services/$id.service" \
  "metainfo/$id.metainfo.xml" "glib-2.0/schemas/$id.gschema.xml" \
  "icons/hicolor/scalable/apps/$id.svg" "icons/hicolor/symbolic/apps/$id-symbolic.svg" \
  man1/exos.1 man1/experimentos.1 experimentos/samples; do
  holds "$file is installed" is_installed "$file"
done

sum_up
