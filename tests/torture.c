// SPDX-License-Identifier: MIT
#include "torture.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

static guint n_unmet = 0;

Torture *
torture_new (JsonObject *entry, const char *path)
{
  Torture *self = g_new0 (Torture, 1);

  self->entry = json_object_ref (entry);
  self->path = g_strdup (path);
  return self;
}

static void
clear_run (Torture *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
  g_clear_pointer (&self->said, g_free);
  g_clear_object (&self->parser);
  self->answer = NULL;
}

void
torture_free (Torture *self)
{
  clear_run (self);
  json_object_unref (self->entry);
  g_free (self->path);
  g_free (self);
}

const char *
torture_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

JsonObject *
torture_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
torture_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

void
torture_unmet (const Torture *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *why = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_test_message ("UNMET %s: %s", self->path, why);
  g_test_message ("standard error: %s", self->errors);
  g_test_fail ();
  n_unmet++;
}

guint
torture_n_unmet (void)
{
  return n_unmet;
}

gboolean
torture_is_readable (const Torture *self)
{
  return g_str_equal (self->outcome, "ok") || g_str_equal (self->outcome, "warning");
}

static char *
read_all (FILE *file)
{
  GString *text = g_string_new (NULL);
  char block[4096];
  gsize n;

  rewind (file);
  while ((n = fread (block, 1, sizeof block, file)) > 0)
    g_string_append_len (text, block, (gssize) n);
  fclose (file);
  return g_string_free (text, FALSE);
}

static GStrv
build_arguments (const Torture *self, const char *const *before, const char *format)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *option = g_strconcat ("--format=", format, NULL);

  if (before != NULL)
    g_strv_builder_addv (builder, (const char **) before);
  g_strv_builder_add (builder, g_getenv ("EXOS_BINARY"));
  g_strv_builder_add (builder, option);
  g_strv_builder_add (builder, "--lang=en");
  g_strv_builder_add (builder, self->path);
  return g_strv_builder_end (builder);
}

static void
wait_for_end (Torture *self, GPid pid)
{
  struct rusage usage;
  int status;

  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  self->status = WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
  self->peak_bytes = (guint64) usage.ru_maxrss * 1024;
}

static void
spawn (Torture *self, const char *const *before, const char *format)
{
  g_auto (GStrv) arguments = build_arguments (self, before, format);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GError) error = NULL;
  FILE *output = tmpfile ();
  FILE *errors = tmpfile ();
  GPid pid;

  g_spawn_async_with_fds (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH,
                          NULL, NULL, &pid, -1, fileno (output), fileno (errors), &error);
  g_assert_no_error (error);
  wait_for_end (self, pid);
  self->seconds = g_timer_elapsed (timer, NULL);
  self->output = read_all (output);
  self->errors = read_all (errors);
}

static const char *
find_outcome (const Torture *self)
{
  JsonObject *health = torture_object (self->answer, "health");
  const char *status = health != NULL ? torture_text (health, "status") : NULL;

  if (self->status == 3)
    return "unreadable";
  if (self->status != 0 || status == NULL)
    return "crashed or failed";
  return g_str_equal (status, "healthy") ? "ok" : status;
}

/* The name of the file must not stand in for what the message should say. */
static void
append_without_name (GString *said, const char *text, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) rest = g_string_new (valid);

  g_string_replace (rest, path, "", 0);
  g_string_replace (rest, name, "", 0);

  g_autofree char *folded = g_utf8_casefold (rest->str, -1);

  g_string_append (said, folded);
  g_string_append_c (said, '\n');
}

static char *
collect_messages (const Torture *self)
{
  GString *said = g_string_new (NULL);
  JsonArray *issues = torture_array (torture_object (self->answer, "health"), "issues");

  append_without_name (said, self->errors, self->path);
  for (guint i = 0; issues != NULL && i < json_array_get_length (issues); i++)
    append_without_name (said, torture_text (json_array_get_object_element (issues, i), "message"),
                         self->path);

  return g_string_free (said, FALSE);
}

static void
parse_answer (Torture *self)
{
  g_autoptr (GError) error = NULL;

  self->parser = json_parser_new ();
  if (self->output[0] == '\0')
    return;
  if (json_parser_load_from_data (self->parser, self->output, -1, &error))
    self->answer = json_node_get_object (json_parser_get_root (self->parser));
  else
    torture_unmet (self, "the output is no JSON: %s", error->message);
}

void
torture_run (Torture *self, const char *const *before, const char *format)
{
  clear_run (self);
  spawn (self, before, format);
  if (!g_str_equal (format, "json"))
    return;
  parse_answer (self);
  self->outcome = find_outcome (self);
  self->said = collect_messages (self);
}

gboolean
torture_says (const Torture *self, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  g_auto (GStrv) words = g_strsplit (folded, "|", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (self->said, words[i]) != NULL)
      return TRUE;

  return FALSE;
}
