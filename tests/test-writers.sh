#!/bin/sh
# One way out: what puts bytes on a disk stands in src/store/save.c, or in this list with its reason.
set -eu
cd "${1:-$(dirname "$0")/..}/src"

# FILE CALL. The history has its lock and its empty file made before SQLite opens it, moves a damaged
# one aside, has backups that SQLite writes, one of which takes its place, and is SQLite's; the embedded schema passes through a folder of its own while GSettings
# starts; GTK wants a folder to keep recent files in; "verify" talks to standard output, and the writer
# of JSON has a "write" of its own, into memory.
allowed="cli-verify.c fputs
memo/json-result.c write
store/history-backup.c g_chmod
store/history-backup.c g_mkdir
store/history-backup.c g_rename
store/history-backup.c g_unlink
store/history-files.c fchmod
store/history-files.c g_chmod
store/history-files.c g_mkdir_with_parents
store/history-files.c g_rename
store/history-files.c open
store/history-lock.c fchmod
store/history-lock.c open
store/history-open.c sqlite3_open_v2
store/history-restore.c g_rename
store/history-restore.c g_unlink
store/history-restore.c link
store/history-restore.c sqlite3_open_v2
store/save.c fopen
store/save.c fwrite
store/save.c g_file_replace_contents
store/save.c g_file_set_contents_full
ui/recent.c g_mkdir_with_parents
ui/settings-schema.c g_file_set_contents
ui/settings-schema.c g_rmdir
ui/settings-schema.c g_unlink"

# Of libc, GLib, GIO, GTK, cairo, json-glib and SQLite.
calls='(f(re|d)?open|open(at)?(64)?|creat|p?writev?|fwrite|fput[sc]|mk(o?stemps?|dtemp|dir|fifo|nod)'
calls="$calls"'|tmpfile|rename(at2?)?|(sym)?link(at)?|unlink(at)?|remove|rmdir|f?truncate|f?ch(mod|own)|sendfile'
calls="$calls"'|copy_file_range|g_(open|creat|fopen|freopen|rename|unlink|remove|rmdir|mkdir\w*|chmod|mkstemp\w*)'
calls="$calls"'|g_file_(set_contents|replace|create|append_to|copy|move|delete|trash|make_|open_tmp|set_attribute)\w*'
calls="$calls"'|g_file_(new_tmp|open_readwrite)\w*|g_key_file_save_to_file|g_bookmark_file_to_file'
calls="$calls"'|g_output_stream_\w+|g_subprocess_new\w*|g_spawn_\w+|system|popen|exec[lv]p?e?|posix_spawnp?'
calls="$calls"'|cairo_(pdf|ps|svg|script)_surface_create|cairo_surface_write_to_png|gdk_texture_save_to_\w+'
calls="$calls"'|json_generator_to_(file|stream)|sqlite3_(open\w*|backup_init|vfs_register))'

# A call is a word before "(", in a line that is no comment.
found=$(grep -rE --include='*.[ch]' "(^|[^_[:alnum:]>.])$calls \(" . |
  grep -vE '^[^:]*:( *(/\*|\*)|[^"]*//)' |
  sed -nE "s,^\./([^:]*):(.*[^_[:alnum:]>.])?$calls \(.*,\1 \3,p" | sort -u)

unknown=$(printf '%s\n' "$found" | grep -vxF "$allowed" || true)
gone=$(printf '%s\n' "$allowed" | grep -vxF "$found" || true)
[ -z "$unknown" ] || echo "writes to a disk beside src/store/save.c:
$unknown"
[ -z "$gone" ] || echo "is no longer there, and may go from the list:
$gone"
echo "$(printf '%s\n' "$found" | wc -l) calls"
[ -z "$unknown$gone" ]
