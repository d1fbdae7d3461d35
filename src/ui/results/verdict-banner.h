// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/report.h"

G_BEGIN_DECLS

/* The conclusion in ten seconds: verdict, sentence, evidence, risks, next actions. */
#define EXOS_TYPE_VERDICT_BANNER (exos_verdict_banner_get_type ())
G_DECLARE_FINAL_TYPE (ExosVerdictBanner, exos_verdict_banner, EXOS, VERDICT_BANNER, GtkWidget)

void exos_verdict_banner_show (ExosVerdictBanner *self, const ExosReport *report);

/* Gives it the focus, so that a screen reader says verdict and sentence. */
void exos_verdict_banner_focus (ExosVerdictBanner *self);

G_END_DECLS
