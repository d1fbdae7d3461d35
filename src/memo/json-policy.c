// SPDX-License-Identifier: MIT
#include "analysis/policy-file.h"
#include "memo/json-write.h"

void
exos_json_policy_file (JsonBuilder *builder, const ExosPlan *plan)
{
  if (plan->policy_name == NULL)
    {
      exos_json_null (builder, "policy_file");
      return;
    }

  exos_json_open (builder, "policy_file");
  exos_json_text (builder, "name", plan->policy_name);
  exos_json_text (builder, "sha256", plan->policy_digest);
  exos_json_flag (builder, "was_changed", exos_policy_departs (plan));
  json_builder_end_object (builder);
}
