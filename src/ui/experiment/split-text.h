// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

G_BEGIN_DECLS

/* The expected split as text: what is in force, what was typed, and what is wrong with it. Texts
 * that are returned belong to the caller. */

/* The split of the session's plan as a person would type it: "50:50", "1:1:1" when it is equal. */
char *exos_split_in_force (ExosSession *session);

/* "control 50.0% · treatment 50.0%"; NULL when plan does not give every group its part. */
char *exos_split_dup_shares (ExosSession *session, const ExosPlan *plan);

/* A copy of the session's plan with the split that text says, nothing being equal; NULL with a
 * message for people when it is none for these groups. */
ExosPlan *exos_split_read (ExosSession *session, const char *text, char **problem);

/* What is wrong with the split in force, NULL when it suits the groups. */
char *exos_split_dup_problem (ExosSession *session);

G_END_DECLS
