// SPDX-License-Identifier: MIT
#include "data/rows/wide-sum.h"

#include <glib.h>
#include <string.h>

/* Whole numbers and what their product is in units of 10^-36: by Python's. */
typedef struct
{
  const char *a;
  const char *b;
  const char *product;
} ProductCase;

// clang-format off
static const ProductCase products[] = {
  { "1", "1", "0.000000000000000000000000000000000001" },
  { "-1", "1", "-0.000000000000000000000000000000000001" },
  { "1000000000000000000", "1000000000000000000", "1" },
  { "-1000000000000000000", "-1000000000000000000", "1" },
  { "999999999999999999999999999999999", "999999999999999999999999999999999", "999999999999999999999999999999.998000000000000000000000000000000001" },
  { "999999999999999999999999999999999", "-999999999999999999999999999999999", "-999999999999999999999999999999.998000000000000000000000000000000001" },
  { "-999999999999999999999999999999999", "-999999999999999999999999999999999", "999999999999999999999999999999.998000000000000000000000000000000001" },
  { "18446744073709551616", "18446744073709551616", "340.282366920938463463374607431768211456" },
  { "18446744073709551615", "18446744073709551617", "340.282366920938463463374607431768211455" },
  { "-18446744073709551616", "9223372036854775808", "-170.141183460469231731687303715884105728" },
  { "0", "-5", "0" },
  { "170141183460469231731687303715884105727", "170141183460469231731687303715884105727", "28948022309329048855892746252171976962977.213799489202546401021394546514198529" },
  { "-170141183460469231731687303715884105728", "170141183460469231731687303715884105727", "-28948022309329048855892746252171976963147.354982949671778132708698262398304256" },
  { "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728", "28948022309329048855892746252171976963317.496166410141009864396001978282409984" },
  { "24986689950113265902779971843128", "512969964233431047254384130887723", "12817421450021433008547004491.286278756085635260768157703137117544" },
  { "-442589673511138281496270267153291", "85618639721383122002138436817112", "-37893925800754731445881629182.035254269927095829492605527035915592" },
  { "430550889383060573126417728015247", "468004905038742434532868330703398", "201499928100065361780266140470.858775651578792517052860477978709306" },
  { "637188437007832062820367329229859", "-839329429345336724274074481625419", "-534811007219230721396513217499.932938811032842926997049807788185921" },
  { "-871302035811372384368195958668081", "445125374920342480568312641870540", "-387838645359394803008024214079.49769056384184154495326537083223374" },
  { "88142529182670407660905905297099", "482130568616597321183381997610660", "42496207714145906778706761581.11100128185348735646269305542947534" },
  { "770576407897962141660497288145464", "482959596891748895490428377503115", "372157271332691665793638089486.98690872834311420188234255723312036" },
  { "-747074200881431954488315278797497", "465171384031507952639652056857385", "-347517539998248500710832694998.756733226341985554140359015623965345" },
  { "-33241056189464050252", "110107912205262852394533480891684", "-3660103296519716.982367146737142147732062499144904368" },
  { "34922200973158414104", "-61268825565477357023173157625391", "-2139642239786986.478749213417618026032707520082914664" },
  { "67530655153930443771", "-252446726369411700550175397378611", "-17047892823191380.721396955695751147590580861333582081" },
  { "-63472221271473472260", "-571738654507466291530304363852016", "36289522388352424.37046428103631672551707321232107616" },
};
// clang-format on

#define TOTAL "28948022309649958566112055304855912058269.98483184298254221251510581430841844"
#define SUM_OF_A "-170140292981426014011.670162789305306824"
#define MOST_TIMES_2_30 \
  "1073741823999999999999999999999997852516.352000000000000000000000001073741824"

static ExosInt128
read_whole (const char *text)
{
  const gboolean is_negative = text[0] == '-';
  ExosUint128 value = 0;

  for (const char *digit = text + is_negative; *digit != '\0'; digit++)
    value = value * 10 + (ExosUint128) (*digit - '0');
  return (ExosInt128) (is_negative ? -value : value);
}

static void
assert_printed (const ExosWideSum *sum, unsigned decimals, const char *expected)
{
  char text[100];

  exos_wide_sum_print (sum, decimals, text);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_products (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      ExosWideSum sum = { { 0 } };

      exos_wide_sum_add_product (&sum, read_whole (products[i].a), read_whole (products[i].b));
      assert_printed (&sum, 36, products[i].product);
    }
}

static void
test_totals (void)
{
  ExosWideSum forwards = { { 0 } };
  ExosWideSum backwards = { { 0 } };
  ExosWideSum plain = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      const ProductCase *last = &products[G_N_ELEMENTS (products) - 1 - i];

      exos_wide_sum_add_product (&forwards, read_whole (products[i].a), read_whole (products[i].b));
      exos_wide_sum_add_product (&backwards, read_whole (last->a), read_whole (last->b));
      exos_wide_sum_add (&plain, read_whole (products[i].a));
    }
  assert_printed (&forwards, 36, TOTAL);
  assert_printed (&plain, 18, SUM_OF_A);
  g_assert_cmpmem (&forwards, sizeof forwards, &backwards, sizeof backwards);
}

static void
test_back_to_zero (void)
{
  const ExosWideSum zero = { { 0 } };
  ExosWideSum sum = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    exos_wide_sum_add_product (&sum, read_whole (products[i].a), read_whole (products[i].b));
  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      ExosWideSum product = { { 0 } };

      exos_wide_sum_add_product (&product, read_whole (products[i].b), read_whole (products[i].a));
      for (gsize j = 0; j < G_N_ELEMENTS (product.words); j++)
        product.words[j] = ~product.words[j];
      exos_wide_sum_add (&product, 1);
      exos_wide_sum_add_sum (&sum, &product);
    }
  g_assert_cmpmem (&sum, sizeof sum, &zero, sizeof zero);
}

/* The largest square of a value, 2^30 times. */
static void
test_room_for_a_billion_rows (void)
{
  const ExosInt128 most = read_whole ("999999999999999999999999999999999");
  ExosWideSum sum = { { 0 } };

  exos_wide_sum_add_product (&sum, most, -most);
  for (guint i = 0; i < 30; i++)
    {
      const ExosWideSum half = sum;

      exos_wide_sum_add_sum (&sum, &half);
    }
  assert_printed (&sum, 36, "-" MOST_TIMES_2_30);
}

static void
test_scale (void)
{
  static const struct
  {
    gint64 value;
    unsigned power;
    unsigned decimals;
    const char *printed;
  } cases[] = {
    { 0, 36, 0, "0" },
    { 7, 0, 0, "7" },
    { -7, 3, 0, "-7000" },
    { -7, 3, 3, "-7" },
    { 123, 16, 18, "1.23" },
    { G_MAXINT64, 36, 36, "9223372036854775807" },
    { G_MININT64, 36, 0, "-9223372036854775808000000000000000000000000000000000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosWideSum sum = exos_wide_sum_scale (cases[i].value, cases[i].power);

      assert_printed (&sum, cases[i].decimals, cases[i].printed);
    }
}

static void
test_print (void)
{
  static const struct
  {
    gint64 value;
    unsigned decimals;
    const char *printed;
  } cases[] = {
    { 0, 0, "0" },      { 0, 18, "0" },       { 100, 2, "1" },
    { 105, 2, "1.05" }, { -105, 2, "-1.05" }, { -5, 2, "-0.05" },
    { 120, 2, "1.2" },  { 120, 3, "0.12" },   { 1000, 0, "1000" },
    { 1000, 1, "100" }, { -1000, 4, "-0.1" }, { 1, 18, "0.000000000000000001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ExosWideSum sum = { { 0 } };

      exos_wide_sum_add (&sum, cases[i].value);
      assert_printed (&sum, cases[i].decimals, cases[i].printed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wide-sum/products", test_products);
  g_test_add_func ("/wide-sum/totals-in-any-order", test_totals);
  g_test_add_func ("/wide-sum/back-to-zero", test_back_to_zero);
  g_test_add_func ("/wide-sum/room-for-a-billion-rows", test_room_for_a_billion_rows);
  g_test_add_func ("/wide-sum/scale", test_scale);
  g_test_add_func ("/wide-sum/print", test_print);

  return g_test_run ();
}
