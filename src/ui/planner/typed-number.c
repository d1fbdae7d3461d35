// SPDX-License-Identifier: MIT
/* Spin buttons take over what is typed only when they are left; an answer follows every key. */
#include "ui/planner/typed-number.h"

#include <math.h>

#define KEY "exos-exact-number"

typedef struct
{
  char *text;
  double value;
} Exact;

static void
free_exact (gpointer data)
{
  Exact *self = data;

  g_free (self->text);
  g_free (self);
}

static double
read_text (GtkSpinButton *button, const char *text)
{
  GtkAdjustment *range = gtk_spin_button_get_adjustment (button);
  char *end = NULL;
  const double value = g_strtod (text, &end);

  if (end == text || *end != '\0' || !(value >= gtk_adjustment_get_lower (range)) ||
      !(value <= gtk_adjustment_get_upper (range)))
    return NAN;
  return value;
}

double
exos_typed_number_get (GtkSpinButton *button)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (button));
  const Exact *exact = g_object_get_data (G_OBJECT (button), KEY);

  if (exact != NULL && g_str_equal (exact->text, text))
    return exact->value;
  return read_text (button, text);
}

static guint
count_digits (double value, guint least, guint most)
{
  guint digits = least;

  while (digits < most &&
         fabs (value * pow (10.0, digits) - round (value * pow (10.0, digits))) > 1e-6)
    digits++;
  return digits;
}

void
exos_typed_number_set (GtkSpinButton *button, double value, guint least, guint most)
{
  Exact *exact = g_new (Exact, 1);

  gtk_spin_button_set_digits (button, count_digits (value, least, most));
  gtk_spin_button_set_value (button, value);
  *exact = (Exact) { g_strdup (gtk_editable_get_text (GTK_EDITABLE (button))), value };
  g_object_set_data_full (G_OBJECT (button), KEY, exact, free_exact);
}
