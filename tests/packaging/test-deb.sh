#!/bin/sh
# Installs the Debian package, uses the program as a person would, and removes it: nothing is left over. All
# of it happens in a view of this system that is forgotten afterwards. Needs root.
#   tests/packaging/test-deb.sh PACKAGE.deb
set -eu
here=$(cd "$(dirname "$0")" && pwd)

# Mounts are seen by nobody else, and end with the second half.
if [ -z "${EXOS_VIEW-}" ]; then
  EXOS_VIEW=$(mktemp -d)
  export EXOS_VIEW
  trap 'rmdir "$EXOS_VIEW"' EXIT
  unshare --mount "$0" "$@"
  exit
fi

deb=$(realpath "$1") view=$EXOS_VIEW
id=io.github.experimentos.ExperimentOS
share=/usr/share
. "$here/../holds.sh"

# What is written goes to memory; temporary files and the tests are where they were.
mount -t tmpfs tmpfs "$view"
mkdir "$view/written" "$view/work" "$view/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$view/written,workdir=$view/work" "$view/root"
for folder in /proc /dev /tmp "$(dirname "$here")"; do
  mkdir -p "$view/root$folder"
  mount --rbind "$folder" "$view/root$folder"
done

# in_view COMMAND…: with an environment that knows nothing of this build.
in_view () {
  chroot "$view/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    EXOS_APP_ID="$id" EXOS_PROGRAM=/usr/bin/experimentos EXOS_SAMPLES=$share/experimentos/samples \
    EXOS_PATIENCE=3 "$@"
}

is_installed () {
  in_view dpkg --listfiles experimentos | grep -qx "$1"
}

knows_types () {
  for type in $(sed -n 's/^MimeType=//p' "$view/root$share/applications/$id.desktop" | tr ';' ' '); do
    grep -q "^$type=.*$id.desktop;" "$view/root$share/applications/mimeinfo.cache" || return 1
  done
}

prints () {
  wanted=$1
  shift
  in_view "$@" | grep -q "$wanted"
}

# Every file that was written is as this system has it, but for what dpkg remembers of every package.
nothing_is_left () {
  left=0
  cd "$view/written"
  for file in $(find . -mindepth 1 ! -type d ! -path './var/lib/dpkg/*' ! -path './var/log/*' \
    ! -path './var/cache/*'; find . -mindepth 1 -type d); do
    if [ -d "$file" ]; then [ -d "/$file" ]; else cmp -s "$file" "/$file"; fi ||
      { echo "left over: $file"; left=1; }
  done
  return "$left"
}

holds 'it is installed' in_view dpkg --install "$deb"
holds 'it asks for what draws its icons' prints '^Depends:.*librsvg2-common' dpkg --status experimentos

for file in /usr/bin/exos /usr/bin/experimentos "$share/applications/$id.desktop" \
  "$share/dbus-1/services/$id.service" "$share/metainfo/$id.metainfo.xml" \
  "$share/glib-2.0/schemas/$id.gschema.xml" "$share/icons/hicolor/scalable/apps/$id.svg" \
  "$share/icons/hicolor/symbolic/apps/$id-symbolic.svg" "$share/doc/experimentos/copyright"; do
  holds "$file is installed" is_installed "$file"
done
holds 'the desktop file is valid' in_view desktop-file-validate "$share/applications/$id.desktop"
holds 'the metainfo is valid' in_view appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml"
holds 'the desktop knows its types' knows_types
holds 'the desktop knows its icon' grep -qa "$id" "$view/root$share/icons/hicolor/icon-theme.cache"
# From memory: dconf would leave a cache in the home, as it does for every program.
holds 'its settings can be read' prints "^$id " env GSETTINGS_BACKEND=memory gsettings list-recursively "$id"
for name in exos experimentos; do
  holds "there is a manual of $name" is_installed "$share/man/man1/$name.1.gz"
done

holds 'exos prints a verdict' prints Launch exos $share/experimentos/samples/sample_launch.csv
holds 'exos speaks Korean' prints 출시 exos --lang=ko $share/experimentos/samples/sample_launch.csv
holds 'exos draws a page' prints %PDF exos --format=pdf $share/experimentos/samples/sample_launch.csv
holds 'the window is used' in_view "$here/../e2e/session" "$here/installed.py"

holds 'it is removed' in_view dpkg --purge experimentos
holds 'nothing is left over' nothing_is_left
sum_up
