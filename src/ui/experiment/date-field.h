// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry for a day, written like 2026-03-14, with the property "title". Emits "edited" when a
 * person has written another day, or none; text that is no day changes nothing and is said to be
 * wrong when the entry is left. */
#define EXOS_TYPE_DATE_FIELD (exos_date_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosDateField, exos_date_field, EXOS, DATE_FIELD, GtkWidget)

/* Without emitting; a date that is not valid is none. What is typed stays until the date in force
 * is another one. */
void exos_date_field_set_date (ExosDateField *self, const GDate *date);

/* The day that is written; not valid when there is none. */
GDate exos_date_field_get_date (ExosDateField *self);

/* Says that the day cannot be, NULL: it can. */
void exos_date_field_set_problem (ExosDateField *self, const char *problem);

/* Forgets what is typed and shows the date in force. */
void exos_date_field_reset (ExosDateField *self);

G_END_DECLS
