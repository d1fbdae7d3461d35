// SPDX-License-Identifier: MIT
/* Exports with a row a metric and group: what their headers mean, and what one row says. */
#include "data/shape-entries.h"

static const struct
{
  ExosPart part;
  const char *names; /* with commas between them */
} headers[] = {
  { EXOS_PART_USERS, "denominator value,users,units" },
  { EXOS_PART_COUNTS, "numerator value,totalvalue,total value,conversions,total,value" },
  { EXOS_PART_MEAN, "mean,peruservalue,per user value" },
  { EXOS_PART_ERROR, "stderr,std err,standard error" },
  { EXOS_PART_DEVIATION, "peruservaluestddev,per user value std dev,stddev" },
  { EXOS_PART_NUMERATOR, "metric numerator type" },
  { EXOS_PART_DENOMINATOR, "metric denominator type" },
  { EXOS_PART_DIRECTION, "metric winning direction" },
  { EXOS_PART_IS_CONTROL, "is baseline variation,is control,is baseline" },
  { EXOS_PART_CHANGE, "percentchange,percent change" },
  { EXOS_N_PARTS, ",user,visitors,totals,means,error,std dev,control,change" },
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
          g_assert_cmpint (exos_part_of_name (*name), ==, headers[i].part);
        }
    }
}

/* "users=100 mean=0.1": parts by the names below, all others empty. */
static ExosEntry *
make_entry (const char *said)
{
  static const char *const names[EXOS_N_PARTS] = {
    "users",     "counts",      "mean",      "error",   "deviation",
    "numerator", "denominator", "direction", "control", "change",
  };
  g_auto (GStrv) words = g_strsplit (said, " ", -1);
  ExosEntry *entry = g_new0 (ExosEntry, 1);

  for (int part = 0; part < EXOS_N_PARTS; part++)
    entry->parts[part] = g_strdup ("");
  for (char **word = words; *word != NULL && (*word)[0] != '\0'; word++)
    {
      g_auto (GStrv) both = g_strsplit (*word, "=", 2);

      for (int part = 0; part < EXOS_N_PARTS; part++)
        if (g_str_equal (names[part], both[0]))
          {
            g_free (entry->parts[part]);
            entry->parts[part] = g_strdup (both[1]);
          }
    }

  return entry;
}

typedef gboolean (*Is) (const ExosEntry *entry);

static const struct
{
  Is is;
  gboolean expected;
  const char *entries; /* with commas between them */
} kinds[] = {
  /* sqrt (0.1 x 0.9 / 99) = 0.030151, sqrt (0.1 x 0.9 x 100 / 99) = 0.30151. */
  { exos_entry_is_zero_or_one, TRUE,
    "users=100 mean=0.1 error=0.030151,users=100 mean=0.1 error=0.03045,"
    "users=100 mean=0.1 error=0.02986,users=100 mean=0.1 deviation=0.30151,"
    "users=100 mean=0.1 deviation=0.3045,users=100 mean=0.1 deviation=0.2986,"
    "users=100 mean=0 error=0,users=100 mean=1 error=0,users=2 mean=0.5 error=0.5,"
    "users=2 mean=0.5 deviation=0.7071,users=100 mean=0.1 error=0.030151 deviation=7" },
  { exos_entry_is_zero_or_one, FALSE,
    ",users=100 mean=0.1,users=100 mean=0.1 error=0.03046,users=100 mean=0.1 error=0.02984,"
    "users=100 mean=0.1 deviation=0.3046,users=100 mean=0.1 deviation=0.2984,"
    "users=100 mean=0 error=0.001,users=100 mean=1.01 error=0,users=100 mean=-0.01 error=0,"
    "users=1 mean=1 error=0,users=1 mean=0 error=0,users=0 mean=0 error=0,mean=0.1 error=0.030151,"
    "users=100 error=0.030151,users=x mean=0.1 error=0.030151,users=100 mean=x error=0.030151,"
    "users=100.5 mean=0.1 error=0.030151,users=100 mean=0.1 error=7 deviation=0.30151,"
    "users=100 mean=0.1 error=0.30151,users=100 mean=0.1 deviation=0.030151" },
  { exos_entry_counts_users, TRUE,
    ",numerator=unique,numerator=Unique-conversions,denominator=visitors,denominator=Visitor,"
    "denominator=users,denominator=USER,numerator=unique denominator=user,"
    "users=100 mean=0.1 deviation=0.30151,users=100 mean=7 error=3" },
  { exos_entry_counts_users, FALSE,
    "numerator=total,numerator=uniq,denominator=sessions,denominator=use,"
    "numerator=unique denominator=sessions,numerator=total denominator=user,"
    "users=100 mean=0.1 deviation=0.9,numerator=unique users=100 mean=7 deviation=3" },
  { exos_entry_is_marked_control, TRUE,
    "control=true,control=TRUE,control=yes,control=Yes,control=1" },
  { exos_entry_is_marked_control, FALSE,
    ",control=false,control=no,control=0,control=trues,control=11" },
  { exos_entry_has_no_change, TRUE, ",change=,mean=1" },
  { exos_entry_has_no_change, FALSE, "change=0,change=0.1,change=x" },
};

static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (GStrv) entries = g_strsplit (kinds[i].entries, ",", -1);

      for (char **said = entries; *said != NULL; said++)
        {
          ExosEntry *entry = make_entry (*said);

          g_test_message ("%s", *said);
          g_assert_cmpint (kinds[i].is (entry), ==, kinds[i].expected);
          exos_entry_free (entry);
        }
    }
}

/* Sum and sum of squares, NULL: none. */
static const struct
{
  const char *entry;
  const char *sums;
} sums[] = {
  { "users=100 mean=3.5 error=0.5", "350 3700" },
  { "users=100 mean=3.5 deviation=5", "350 3700" },
  { "users=100 mean=3.5 error=0.5 deviation=9", "350 3700" },
  { "users=100 mean=9 counts=350 error=0.5", "350 3700" },
  { "users=100 counts=350 error=0", "350 1225" },
  { "users=1 mean=3 error=7", "3 9" },
  { "users=1,000 mean=3.5 error=0.5", "3500 262000" },
  { "users=100 mean=-3.5 error=0.5", "-350 3700" },
  { "users=100 mean=3.5 error=x deviation=5", "350 3700" },
  { "users=100 mean=3.5 error=-0.5", NULL },
  { "users=100 mean=3.5 deviation=-5", NULL },
  { "users=100 mean=3.5 error=-0.5 deviation=5", NULL },
  { "users=100 mean=3.5", NULL },
  { "users=100 error=0.5", NULL },
  { "users=100 mean=x error=0.5", NULL },
  { "users=100 mean=3.5 counts=x error=0.5", NULL },
  { "mean=3.5 error=0.5", NULL },
  { "users=0 mean=3.5 error=0.5", NULL },
  { "users=x mean=3.5 error=0.5", NULL },
  { "users=100.5 mean=3.5 error=0.5", NULL },
  { "users=100 mean=1e200 error=0.5", NULL },
  { "users=100 mean=1 error=1e200", NULL },
};

static void
test_sums (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      ExosEntry *entry = make_entry (sums[i].entry);
      ExosDoubleDouble sum = { 0.0, 0.0 };
      ExosDoubleDouble squares = { 0.0, 0.0 };
      g_autofree char *told = exos_entry_find_sums (entry, &sum, &squares)
                                  ? g_strdup_printf ("%.12g %.12g", sum.hi, squares.hi)
                                  : NULL;

      g_test_message ("%s", sums[i].entry);
      g_assert_cmpstr (told, ==, sums[i].sums);
      exos_entry_free (entry);
    }
}

/* Users may be written with thousands: sqrt (0.1 x 0.9 / 999) = 0.0094916. */
static void
test_thousands (void)
{
  ExosEntry *entry = make_entry ("users=1,000 mean=0.1 error=0.0094916");

  g_assert_true (exos_entry_is_zero_or_one (entry));
  exos_entry_free (entry);
}

static const struct
{
  const char *entry;
  const char *count;
  const char *total;
} products[] = {
  { "users=4 mean=0.3125", "1", "1.25" }, { "users=4 mean=0.4375", "2", "1.75" },
  { "users=2 mean=0.75", "2", "1.5" },    { "users=2 mean=1.25", "3", "2.5" },
  { "users=3 mean=0.5", "2", "1.5" },     { "users=100 mean=0", "0", "0" },
  { "users=100 mean=few", "few", "few" }, { "users=many mean=0.1", "0.1", "0.1" },
  { "mean=0.1", "0.1", "0.1" },           { "users=100", "", "" },
};

static void
test_products (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      ExosEntry *entry = make_entry (products[i].entry);
      g_autofree char *count = exos_entry_dup_product (entry, TRUE);
      g_autofree char *total = exos_entry_dup_product (entry, FALSE);

      g_assert_cmpstr (count, ==, products[i].count);
      g_assert_cmpstr (total, ==, products[i].total);
      exos_entry_free (entry);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entries/headers", test_headers);
  g_test_add_func ("/entries/kinds", test_kinds);
  g_test_add_func ("/entries/thousands", test_thousands);
  g_test_add_func ("/entries/sums", test_sums);
  g_test_add_func ("/entries/products", test_products);
  return g_test_run ();
}
