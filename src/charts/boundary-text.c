// SPDX-License-Identifier: MIT
/* Whether there is a boundary to show, and what the picture of it says. */
#include "charts/boundary.h"
#include "charts/chart.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

/* Before looks at any time have begun there is nothing to compare with. */
static gboolean
has_boundary (const ExosSequential *looks)
{
  return looks->n_looks > 0 && isfinite (looks->z) &&
         (looks->monitoring != EXOS_MONITORING_ANY || looks->has_begun);
}

const ExosSequential *
exos_boundary_looks (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const gboolean is_shown = report->has_results && !report->hides_numbers && treatment != NULL &&
                            treatment->primary != EXOS_PRIMARY_NOT_COMPUTABLE;

  return is_shown && has_boundary (&treatment->sequential) ? &treatment->sequential : NULL;
}

gboolean
exos_has_boundary_chart (const ExosReport *report)
{
  return exos_boundary_looks (report) != NULL;
}

/* Two decimals, with a minus where there is one. */
static char *
dup_z (double z)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (z <= -0.005 ? "−" : "",
                      g_ascii_formatd (buffer, sizeof buffer, "%.2f", fabs (z)), NULL);
}

char *
exos_boundary_chart_dup_description (const ExosReport *report)
{
  const ExosSequential *looks = exos_boundary_looks (report);

  if (looks == NULL)
    return g_strdup (_ ("Not shown: no boundary could be computed."));

  const ExosLook *look = &looks->looks[looks->now];
  g_autofree char *number = exos_format_count (looks->now + 1);
  g_autofree char *users = exos_format_count (look->users);
  g_autofree char *z = dup_z (looks->z);
  g_autofree char *critical = dup_z (look->critical);

  if (exos_report_headline (report)->is_significant)
    return g_strdup_printf (_ ("Look %1$s, at %2$s users: z = %3$s, past the boundary of ±%4$s."),
                            number, users, z, critical);

  return g_strdup_printf (_ ("Look %1$s, at %2$s users: z = %3$s, within the boundary of ±%4$s."),
                          number, users, z, critical);
}
