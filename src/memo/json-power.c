// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

#include "analysis/design.h"

static const char *
fault_id (ExosDesignFault fault)
{
  static const char *const ids[] = {
    [EXOS_DESIGN_NO_RATE] = "no_rate",
    [EXOS_DESIGN_NO_SPREAD] = "no_spread",
    [EXOS_DESIGN_NO_DIFFERENCE] = "no_difference",
    [EXOS_DESIGN_NO_RATIO] = "no_ratio",
    [EXOS_DESIGN_NO_ALPHA] = "no_alpha",
    [EXOS_DESIGN_NO_POWER] = "no_power",
    [EXOS_DESIGN_TOO_MANY] = "too_many",
    [EXOS_DESIGN_NO_LOOKS] = "no_looks",
  };

  return ids[fault];
}

static void
write_needed (JsonBuilder *builder, const ExosReportPower *power)
{
  exos_json_text (builder, "fault", fault_id (power->needed.fault));
  if (power->needed.fault != EXOS_DESIGN_OK)
    {
      exos_json_null (builder, "needed");
      exos_json_null (builder, "missing");
      return;
    }

  exos_json_open (builder, "needed");
  exos_json_count (builder, "control", power->needed.control);
  exos_json_count (builder, "treatment", power->needed.treatment);
  exos_json_count (builder, "all", power->needed.all);
  json_builder_end_object (builder);
  exos_json_count (builder, "missing", power->missing);
}

/* Those that are included, in needed. */
static void
write_looks (JsonBuilder *builder, const ExosDesign *design)
{
  const ExosDesignLooks *looks = &design->looks;
  const gboolean is_any = looks->monitoring == EXOS_MONITORING_ANY;

  exos_json_text (builder, "monitoring", exos_monitoring_id (looks->monitoring));
  exos_json_known_count (builder, "looks", is_any ? 0 : MAX (looks->n, 1));
  exos_json_number (builder, "inflation", exos_design_inflation (design));
}

void
exos_json_power (JsonBuilder *builder, const ExosReport *report, guint days)
{
  const ExosReportPower power = exos_report_power (report, days);

  if (!power.is_known)
    {
      exos_json_null (builder, "power");
      return;
    }

  exos_json_open (builder, "power");
  exos_json_number (builder, "power", power.design.power);
  exos_json_number (builder, "level", power.design.level);
  write_looks (builder, &power.design);
  write_needed (builder, &power);
  exos_json_known_count (builder, "users_a_day", power.design.users_a_day);
  exos_json_known_count (builder, "days_left", power.time_left.days);
  exos_json_known_count (builder, "weeks_left", power.time_left.weeks);
  exos_json_number (builder, "detectable", power.detectable);
  json_builder_end_object (builder);
}
