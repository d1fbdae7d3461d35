// SPDX-License-Identifier: MIT
/* What tests of the cards of the results share. */
#pragma once

#include "experiment-fixture.h"

#include "ui/defaults.h"

static const char *const exos_card_parts[] = { "primary_card", "guardrail_card", "health_card",
                                               "tipping_card", "bayes_card",     "method_card" };

/* The results of a sample, with everything unfolded. */
static inline void
exos_cards_open (Fixture *fixture, const char *sample)
{
  g_settings_set_boolean (exos_settings (), "tipping-expanded", TRUE);
  g_settings_set_boolean (exos_settings (), "bayesian-expanded", TRUE);
  g_settings_set_boolean (exos_settings (), "days-expanded", TRUE);
  g_settings_set_boolean (exos_settings (), "method-expanded", TRUE);
  exos_fixture_open_sample (fixture, sample);
  fixture->page = exos_window_get_page_widget (fixture->window, EXOS_PAGE_RESULTS);
  exos_window_show_page (fixture->window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
}
