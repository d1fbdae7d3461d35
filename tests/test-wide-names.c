// SPDX-License-Identifier: MIT
/* Headers that are made of a group and a quantity. */
#include "data/wide-names.h"

static const struct
{
  gboolean is_wide;
  const char *names; /* with commas between them */
} headers[] = {
  { TRUE, "control_users,users_control,testUnits,count_c,users t,users.a,users#b,users-control,"
          "users\tcontrol,control_a_b,a_b_Control,treatment page views,controlUSERS,대조군_사용자,"
          "x__b,_control_users_,usersB" },
  { FALSE,
    ",_,control,_control_,users,users_x,new_users,old users,users_default,existing users,"
    "users no,yes users,users_on,users off,true users,users false,exposed_users,base users,"
    "신규 사용자,사용자 기존,users_1,0_users,page_control_views,CONTROL,controlusers,usersb" },
};

static void
test_headers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_auto (GStrv) names = g_strsplit (headers[i].names, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          g_test_message ("%s", *name);
          g_assert_cmpint (exos_is_wide_name (*name), ==, headers[i].is_wide);
        }
    }
}

/* The labels of a file: each once, in order; none where nothing says that they are groups. */
static const struct
{
  const char *headers;
  const char *labels;
} files[] = {
  { "", "" },
  { "control_users", "" },
  { "control_users,control_visitors,users_control", "" },
  { "control_users,treatment_users", "control,treatment" },
  { "date,users_b,users_control,conversions_x,b_users", "b,control" },
  { "new_users,old_users", "" },
  { "red_users,blue_users", "" },
  { "red_users,b_users", "red,b" },
  { "b_users,red_users", "b,red" },
  { "testUnits,controlUnits", "test,control" },
  { "Count_C,count_T", "c,t" },
  { "control users,variation 1 users", "control,variation 1" },
  { "group_a_users,users_group_b", "group a,group b" },
  { "active_users_control,b total users", "control,b" },
  { "control_users,1_users", "control,1" },
  { "active users,user count,control_users", "" },
  { "control_conversions,b_conversions", "" },
  { "users,control", "" },
  { "control_users,users_n", "control,users" },
  { "control_users,n_users", "control,n" },
  { "control_users,users_a_n", "control,users a" },
  { "대조군 사용자수,실험군 사용자수", "대조군,실험군" },
};

static void
test_labels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto (GStrv) names = g_strsplit (files[i].headers, ",", -1);
      g_autoptr (GPtrArray) labels =
          exos_list_wide_labels ((const char *const *) names, g_strv_length (names));
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint label = 0; label < labels->len; label++)
        g_string_append_printf (told, "%s%s", label > 0 ? "," : "",
                                (const char *) g_ptr_array_index (labels, label));
      g_assert_cmpstr (told->str, ==, files[i].labels);
    }
}

static const struct
{
  const char *header;
  const char *label; /* NULL: of none */
  const char *rest;
} parts[] = {
  { "control_users", "control", "users" },
  { "users_control", "control", "users" },
  { "Users - Control", "control", "Users" },
  { "treatment_users", "treatment", "users" },
  { "treatment_a_users", "treatment a", "users" },
  { "crash_rate_treatment_a", "treatment a", "crash_rate" },
  { "control_Page Views", "control", "Page Views" },
  { "controlPageViews", "control", "page views" },
  { "controlPage_Views", "control", "Page_Views" },
  { "control_PageViews_all", "control", "page views all" },
  { "pageViewsControl", "control", "page views" },
  { "control_users_treatment", "control", "users_treatment" },
  { "__control__users__", "control", "users" },
  { "control", NULL, NULL },
  { "treatment_a", "treatment", "a" },
  { "x_control_y", NULL, NULL },
  { "note", NULL, NULL },
  { "", NULL, NULL },
};

static void
test_parts (void)
{
  static char *const texts[] = { (char *) "control", (char *) "treatment a", (char *) "treatment" };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (labels, texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char *label = (char *) "";
      char *rest = (char *) "";

      g_test_message ("%s", parts[i].header);
      exos_split_wide_name (parts[i].header, labels, &label, &rest);
      g_assert_cmpstr (label, ==, parts[i].label);
      g_assert_cmpstr (rest, ==, parts[i].rest);
      g_free (label);
      g_free (rest);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wide-names/headers", test_headers);
  g_test_add_func ("/wide-names/labels", test_labels);
  g_test_add_func ("/wide-names/parts", test_parts);
  return g_test_run ();
}
