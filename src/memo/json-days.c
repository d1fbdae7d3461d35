// SPDX-License-Identifier: MIT
/* What days held. */
#include "memo/json-write.h"

#include <math.h>

static const ExosStrata *
strata_of_days (const ExosReport *report)
{
  return &report->experiment->strata[EXOS_STRATA_DAYS];
}

static void
write_users (JsonBuilder *builder, const char *key, ExosStratum counts)
{
  exos_json_open_array (builder, key);
  exos_json_count (builder, NULL, counts.control.users);
  exos_json_count (builder, NULL, counts.treatment.users);
  json_builder_end_array (builder);
}

static void
write_day (JsonBuilder *builder, const ExosReport *report, const ExosDay *day)
{
  exos_json_open (builder, NULL);
  exos_json_text (builder, "name", strata_of_days (report)->names[day->stratum]);
  write_users (builder, "users", day->counts);
  exos_json_number (builder, "diff", day->effect.difference);
  exos_json_number (builder, "variance", day->effect.variance);
  write_users (builder, "users_so_far", day->so_far);
  exos_json_number (builder, "diff_so_far", day->difference);
  exos_json_number (builder, "se_so_far", day->se);
  exos_json_interval (builder, "ci", day->ci);
  exos_json_number (builder, "p", day->p);
  json_builder_end_object (builder);
}

static void
write_trend (JsonBuilder *builder, const ExosDays *self)
{
  exos_json_open (builder, "trend");
  exos_json_count (builder, "days", self->n_in_trend);
  exos_json_number (builder, "slope", self->trend.slope);
  exos_json_number (builder, "se", self->trend.se);
  exos_json_number (builder, "z", self->trend.z);
  exos_json_number (builder, "p", self->trend.p);
  exos_json_number (builder, "mean_diff", self->trend.mean_difference);
  exos_json_flag (builder, "drift", self->has_drift);
  json_builder_end_object (builder);
}

static void
write_days (JsonBuilder *builder, const ExosReport *report, gsize index)
{
  const ExosDays *self = report->treatments[index].days;
  const ExosInterval nothing = { NAN, NAN };
  const gboolean is_empty = self->running.ci.low > self->running.ci.high;

  exos_json_open (builder, exos_json_treatment_key (report, index));
  exos_json_open_array (builder, "rows");
  for (gsize i = 0; i < self->n; i++)
    write_day (builder, report, &self->days[i]);
  json_builder_end_array (builder);
  exos_json_number (builder, "running_p", self->running.p);
  exos_json_interval (builder, "running_ci", is_empty ? nothing : self->running.ci);
  write_trend (builder, self);
  json_builder_end_object (builder);
}

void
exos_json_days (JsonBuilder *builder, const ExosReport *report)
{
  const ExosDays *days = report->treatments[0].days;

  if (days == NULL)
    {
      exos_json_null (builder, "days");
      return;
    }

  exos_json_open (builder, "days");
  exos_json_text (builder, "column", strata_of_days (report)->column);
  exos_json_count (builder, "days", days->n);
  exos_json_known_count (builder, "calendar_days", days->n_calendar);
  exos_json_known_count (builder, "weekdays", exos_days_n_weekdays (days));
  exos_json_flag (builder, "are_new_users", days->are_new_users);
  exos_json_open (builder, "treatments");
  for (gsize i = 0; i < report->n_treatments; i++)
    write_days (builder, report, i);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}
