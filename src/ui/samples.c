// SPDX-License-Identifier: MIT
#include "ui/samples.h"

#include "data/language.h"

const ExosSample *
exos_samples (void)
{
  static const ExosSample samples[] = {
    { "launch", "sample_launch.csv", N_ ("Clear win → Launch") },
    { "srm-warning", "sample_srm_warning.csv", N_ ("Traffic mismatch → Hold") },
    { "guardrail", "sample_guardrail_worsened.csv", N_ ("Guardrail got worse → Rollback") },
    { "several", "sample_several_treatments.csv", N_ ("Three treatments → Launch the best") },
    { "blocked", "sample_blocked.csv", N_ ("Mistakes in the file → what to fix") },
    { NULL, NULL, NULL },
  };

  return samples;
}

static const char *
find_name (const char *id)
{
  for (const ExosSample *sample = exos_samples (); sample->id != NULL; sample++)
    if (g_str_equal (sample->id, id))
      return sample->file;

  return NULL;
}

GFile *
exos_sample_find (const char *id)
{
  const char *name = find_name (id);
  g_autofree char *uri =
      name != NULL ? g_strconcat ("resource://" EXOS_RESOURCE_PATH "/samples/", name, NULL) : NULL;

  return uri != NULL ? g_file_new_for_uri (uri) : NULL;
}
