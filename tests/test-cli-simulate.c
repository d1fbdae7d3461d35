// SPDX-License-Identifier: MIT
/* exos --simulate: the same digits every time, and what it refuses. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

#define MAX_OPTIONS 5

typedef struct
{
  const char *path;
  const char *sample;
  const char *options[MAX_OPTIONS];
  int status;
  const char *output; /* stands in the output, or NULL */
  const char *errors; /* stands in the errors; NULL: there are none */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "table", "sample_launch.csv", { "--simulate", "--true-effect=-2" }, 0,
    "| True effect | Launch | Hold | Rollback |\n|---|--:|--:|--:|\n| −2.00 pp | 0.0% | 0.4% | 99.6% |\n", NULL },
  { "observed", "sample_launch.csv", { "--simulate" }, 0, "| +1.13 pp (observed) | 45.4% | 52.6% | 2.0% |\n", NULL },
  { "seed", "sample_launch.csv", { "--simulate", "--true-effect=1.13" }, 0, "10,000 experiments drawn for each effect; standard error of a share at most 0.50 pp; seed 1.", NULL },
  { "assumptions", "sample_launch.csv", { "--simulate", "--true-effect=1.13" }, 0, "the control’s rates as true (conversion 12.00%), and guardrails that vary independently and are not harmed.", NULL },
  { "no-guardrails", "sample_launch.csv", { "--simulate", "--true-effect=1.13", "--no-guardrails" }, 0, "and no guardrails.", NULL },
  { "evidence-has-conditions", "sample_launch.csv", { "--simulate", "--true-effect=1.13", "--policy=evidence" }, 0, "| Conditional launch |", NULL },
  { "chosen-effects", "sample_launch.csv", { "--simulate", "--true-effect=-0.75", "--true-effect=+0.125" }, 0, "| −0.750 pp | ", NULL },
  { "chosen-effects-in-order", "sample_launch.csv", { "--simulate", "--true-effect=+0.125", "--true-effect=-0.75" }, 0, "|--:|\n| +0.125 pp | ", NULL },
  { "smallest-effect", "sample_launch.csv", { "--simulate", "--smallest-effect=0.4" }, 0, "| +0.80 pp |", NULL },
  { "harm", "sample_launch.csv", { "--simulate", "--true-effect=1.13", "--true-harm=guardrail_cancel:0.7" }, 0, "are harmed: ‘guardrail_cancel’ by 0.70 pp.", NULL },
  { "korean", "sample_launch.csv", { "--simulate", "--true-effect=1.13", "--lang=ko" }, 0, "+1.13%p", NULL },
  { "exit-code-is-of-memos", "sample_rollback.csv", { "--simulate", "--exit-code", "--true-effect=0" }, 0, "| 0.00 pp | ", NULL },
  { "looks", "sample_launch.csv", { "--simulate", "--true-effect=0", "--looks=obf", "--planned-users=40000", "--planned-looks=4" }, 0,
    "| True effect | Launch | Hold | Rollback | Users at the end |\n|---|--:|--:|--:|--:|\n| 0.00 pp | 1.8% | 95.7% | 2.5% | 39,186 |\n", NULL },
  { "looks-are-said", "sample_launch.csv", { "--simulate", "--true-effect=0", "--planned-users=40000" }, 0, "Every experiment has 2 looks, from 20,050 to 40,000 users, and ends with the first one whose verdict does not ask to wait.", NULL },
  { "bad-effect", "sample_launch.csv", { "--simulate", "--true-effect=much" }, 2, NULL, "--true-effect=much" },
  { "bad-harm", "sample_launch.csv", { "--simulate", "--true-harm=guardrail_cancel" }, 2, NULL, "--true-harm=guardrail_cancel" },
  { "unknown-guardrail", "sample_launch.csv", { "--simulate", "--true-harm=nothing:1" }, 2, NULL, "--true-harm=nothing:1" },
  { "impossible-effect", "sample_launch.csv", { "--simulate", "--true-effect=88.1" }, 2, NULL, "+88.10 pp is impossible" },
  { "impossible-harm", "sample_launch.csv", { "--simulate", "--true-harm=guardrail_cancel:99" }, 2, NULL, "true harm is impossible" },
  { "truth-without-simulation", "sample_launch.csv", { "--true-effect=1" }, 2, NULL, "--simulate" },
  { "harm-without-simulation", "sample_launch.csv", { "--true-harm=guardrail_cancel:1" }, 2, NULL, "--simulate" },
  { "no-page", "sample_launch.csv", { "--simulate", "--format=pdf" }, 2, NULL, "markdown or json" },
  { "blocked", "sample_blocked.csv", { "--simulate" }, 3, NULL, "whatever the effect, the verdict is Hold" },
};
/* clang-format on */

static char *
run (const Case *c, char **errors, int *status)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *file = g_build_filename (g_getenv ("EXOS_SAMPLES"), c->sample, NULL);
  g_autoptr (GError) error = NULL;
  char *output;

  g_strv_builder_add (builder, g_getenv ("EXOS_BINARY"));
  for (gsize i = 0; i < MAX_OPTIONS && c->options[i] != NULL; i++)
    g_strv_builder_add (builder, c->options[i]);
  g_strv_builder_add (builder, file);

  g_auto (GStrv) argv = g_strv_builder_end (builder);

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, errors, status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (*status));
  *status = WEXITSTATUS (*status);
  return output;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *errors = NULL;
  int status;
  g_autofree char *output = run (c, &errors, &status);

  g_test_message ("%s%s", output, errors);
  g_assert_cmpint (status, ==, c->status);
  if (c->output != NULL)
    g_assert_nonnull (strstr (output, c->output));
  else
    g_assert_cmpstr (output, ==, "");
  if (c->errors != NULL)
    g_assert_nonnull (strstr (errors, c->errors));
  else
    g_assert_cmpstr (errors, ==, "");
}

/* Every policy, each with shares that add up to 1. */
static void
test_json (void)
{
  static const Case c = { "json", "sample_launch.csv", { "--simulate", "--format=json" }, 0, NULL,
                          NULL };
  static const char *const policies[] = { "standard", "literal", "evidence", "strict" };
  g_autofree char *errors = NULL;
  int status;
  g_autofree char *output = run (&c, &errors, &status);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (output, &error);

  g_assert_no_error (error);
  JsonArray *effects = json_object_get_array_member (json_node_get_object (root), "effects");

  g_assert_cmpuint (json_array_get_length (effects), ==, 10);
  for (guint i = 0; i < json_array_get_length (effects); i++)
    for (gsize policy = 0; policy < G_N_ELEMENTS (policies); policy++)
      {
        JsonObject *shares = json_object_get_object_member (
            json_array_get_object_element (effects, i), policies[policy]);
        const double sum = json_object_get_double_member (shares, "launch") +
                           json_object_get_double_member (shares, "conditional_launch") +
                           json_object_get_double_member (shares, "hold") +
                           json_object_get_double_member (shares, "rollback");

        g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-12);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANG", "en_US.UTF-8", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli-simulate/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli-simulate/json", test_json);
  return g_test_run ();
}
