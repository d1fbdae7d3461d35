// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Chooses and forgets the policy file of the preferences; says in the caption of its preference row
 * which one counts, or why it does not. Emits "changed" when that is another, and "refused" with
 * the message for people when a file is no policy. */
#define EXOS_TYPE_POLICY_FILE_CONTROL (exos_policy_file_control_get_type ())
G_DECLARE_FINAL_TYPE (
    ExosPolicyFileControl, exos_policy_file_control, EXOS, POLICY_FILE_CONTROL, GtkBox)

G_END_DECLS
