// SPDX-License-Identifier: MIT
#include "data/natural-order.h"

#include <string.h>

/* The digits at *text without leading zeros, which it steps over. */
static const char *
take_number (const char **text, gsize *length)
{
  const char *digits = *text + strspn (*text, "0");

  *length = strspn (digits, "0123456789");
  *text = digits + *length;
  return digits;
}

static int
compare_numbers (const char **a, const char **b)
{
  gsize a_length, b_length;
  const char *a_digits = take_number (a, &a_length);
  const char *b_digits = take_number (b, &b_length);

  return a_length != b_length ? (a_length > b_length) - (a_length < b_length)
                              : memcmp (a_digits, b_digits, a_length);
}

int
exos_compare_naturally (const char *a, const char *b)
{
  const char *left = a;
  const char *right = b;

  while (*left != '\0' && *right != '\0')
    {
      const gboolean are_numbers = g_ascii_isdigit (*left) && g_ascii_isdigit (*right);
      const int order =
          are_numbers ? compare_numbers (&left, &right) : (guchar) *left - (guchar) *right;

      if (order != 0)
        return order;
      left += !are_numbers;
      right += !are_numbers;
    }

  return *left != *right ? (guchar) *left - (guchar) *right : strcmp (a, b);
}
