// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/design.h"

G_BEGIN_DECLS

/* Plans of experiments in words, in exos_language(): new strings, for the window, the memo and the
 * command line. */

/* "You need 17,169 users in each group: 34,338 in all, 5 weeks at 1,000 per day."; why there is no
 * such number when needed has a fault. */
char *exos_words_users_needed (const ExosDesign *design, const ExosUsersNeeded *needed);

/* "With 10,000 users in each group you can detect 1.31 pp (10.9% relative).": of so many users of
 * the control. */
char *exos_words_detectable (const ExosDesign *design, guint64 control);

/* "Includes 5 planned looks (Pocock-like): 1.213 times the users of one look.", said of users
 * needed and of what users find; NULL with one look at the end, and where there is no such number.
 */
char *exos_words_design_looks (const ExosDesign *design);

/* How the weeks were counted and, of several treatments, at which level each is tested; NULL when
 * there is nothing to say of either, or needed has a fault. */
char *exos_words_design_notes (const ExosDesign *design, const ExosUsersNeeded *needed);

/* By which calculation, and why others may say other numbers. */
char *exos_words_design_method (const ExosDesign *design);

/* "1.31 pp (10.9% relative)"; of a mean "0.42", with the relative value where there is one. */
char *exos_words_effect_size (const ExosDesign *design, double size);

/* What the data of a report finds: "Detectable now: 1.31 pp (10.9% relative), with 80% power.", or
 * "Detectable by the looks so far: …"; NULL when numbers are hidden. */
char *exos_words_detectable_now (const ExosReport *report);

char *exos_words_weeks (ExosDuration duration); /* "5 weeks" */

G_END_DECLS
