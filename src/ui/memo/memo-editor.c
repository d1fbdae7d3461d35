// SPDX-License-Identifier: MIT
#include "ui/memo/memo-editor.h"

#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/experiment/charter.h"
#include "ui/memo/text-field.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

#define N_VERDICTS 3

struct _ExosMemoEditor
{
  GtkWidget parent;
  GtkCheckButton *follow;
  GtkLabel *follow_label;
  GtkCheckButton *override;
  GtkDropDown *verdict;
  ExosTextField *reason;
  ExosCharter *charter;
  ExosTextField *actions;
  GtkWidget *recommended;
  ExosTextField *note;
  ExosSession *session;
  gboolean is_updating; /* what changes now is shown, not edited */
  gboolean asks_reason; /* the missing reason is said until it is there */
};

G_DEFINE_FINAL_TYPE (ExosMemoEditor, exos_memo_editor, GTK_TYPE_WIDGET)

/* In the order of the list. */
static const ExosVerdict verdicts[N_VERDICTS] = { EXOS_VERDICT_LAUNCH, EXOS_VERDICT_HOLD,
                                                  EXOS_VERDICT_ROLLBACK };

static ExosMemoEdits *
copy_edits (ExosMemoEditor *self)
{
  return exos_memo_edits_copy (exos_session_get_edits (self->session));
}

static void
replace (char **text, char *taken)
{
  g_free (*text);
  *text = taken;
}

static void
decision_edited (ExosMemoEditor *self)
{
  const guint selected = gtk_drop_down_get_selected (self->verdict);

  if (self->is_updating || self->session == NULL || selected >= N_VERDICTS)
    return;

  g_autoptr (ExosMemoEdits) edits = copy_edits (self);

  edits->is_overridden = gtk_check_button_get_active (self->override);
  edits->decision = verdicts[selected];
  exos_session_set_edits (self->session, edits, NULL);
}

static void
reason_edited (ExosMemoEditor *self)
{
  g_autoptr (ExosMemoEdits) edits = copy_edits (self);

  replace (&edits->reason, exos_text_field_dup_text (self->reason));
  exos_session_set_edits (self->session, edits, "reason");
}

static void
note_edited (ExosMemoEditor *self)
{
  g_autoptr (ExosMemoEdits) edits = copy_edits (self);

  replace (&edits->note, exos_text_field_dup_text (self->note));
  exos_session_set_edits (self->session, edits, "note");
}

static void
actions_edited (ExosMemoEditor *self)
{
  g_autoptr (ExosMemoEdits) edits = copy_edits (self);
  g_autofree char *text = exos_text_field_dup_text (self->actions);

  g_strfreev (edits->actions);
  edits->actions = g_strsplit (text, "\n", -1);
  exos_session_set_edits (self->session, edits, "actions");
}

static void
recommended_clicked (ExosMemoEditor *self)
{
  g_autoptr (ExosMemoEdits) edits = copy_edits (self);

  g_clear_pointer (&edits->actions, g_strfreev);
  exos_session_set_edits (self->session, edits, NULL);
}

/* The rule's actions in the language of the memo, into which they will be printed. */
static char *
dup_recommended (ExosMemoEditor *self, const ExosMemoEdits *edits, const ExosReport *report)
{
  const char *before = exos_language_use (exos_session_get_memo_language (self->session));
  g_auto (GStrv) actions = exos_words_actions (report, exos_memo_run_days (report, edits));

  exos_language_use (before);
  return g_strjoinv ("\n", actions);
}

static void
show_actions (ExosMemoEditor *self, const ExosMemoEdits *edits, const ExosReport *report)
{
  g_autofree char *text = edits->actions != NULL ? g_strjoinv ("\n", edits->actions)
                                                 : dup_recommended (self, edits, report);

  exos_text_field_set_text (self->actions, text);
  gtk_widget_set_visible (self->recommended, edits->actions != NULL);
}

/* What somebody may mean who does not follow a recommendation. */
static ExosVerdict
otherwise (ExosVerdict recommended)
{
  return recommended == EXOS_VERDICT_HOLD ? EXOS_VERDICT_LAUNCH : EXOS_VERDICT_HOLD;
}

static guint
find_verdict (ExosVerdict verdict)
{
  for (guint i = 0; i < N_VERDICTS; i++)
    if (verdicts[i] == verdict)
      return i;

  return 0;
}

static void
name_verdicts (ExosMemoEditor *self)
{
  GtkAccessible *inner = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->verdict)));
  const guint selected = gtk_drop_down_get_selected (self->verdict);
  g_autofree char *name = g_strdup_printf (
      /* Translators: what the owner decides: "Decision: Hold" */
      _ ("Decision: %s"), exos_words_verdict_short (verdicts[MIN (selected, N_VERDICTS - 1)]));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_reason (ExosMemoEditor *self, const ExosMemoEdits *edits)
{
  const gboolean is_missing = !exos_memo_edits_is_complete (edits);

  self->asks_reason = self->asks_reason && is_missing;
  exos_text_field_set_text (self->reason, edits->reason);
  exos_text_field_set_problem (
      self->reason,
      self->asks_reason ? _ ("A reason of at least 10 characters is required.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), edits->is_overridden);
}

static void
show_decision (ExosMemoEditor *self, const ExosMemoEdits *edits, const ExosReport *report)
{
  g_autofree char *follow = g_strdup_printf (_ ("Follow the recommendation: %s"),
                                             exos_words_verdict_short (report->decision.verdict));

  gtk_label_set_label (self->follow_label, follow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->follow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  follow, -1);
  gtk_check_button_set_active (edits->is_overridden ? self->override : self->follow, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->verdict), edits->is_overridden);
  gtk_drop_down_set_selected (
      self->verdict,
      find_verdict (edits->is_overridden ? edits->decision : otherwise (report->decision.verdict)));
  name_verdicts (self);
}

static void
update (ExosMemoEditor *self)
{
  const ExosMemoEdits *edits = exos_session_get_edits (self->session);
  const ExosReport *report = exos_session_get_report (self->session);

  if (report == NULL)
    return;

  self->is_updating = TRUE;
  show_decision (self, edits, report);
  show_reason (self, edits);
  show_actions (self, edits, report);
  exos_text_field_set_text (self->note, edits->note);
  self->is_updating = FALSE;
}

void
exos_memo_editor_ask_reason (ExosMemoEditor *self)
{
  self->asks_reason = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
fill_verdicts (ExosMemoEditor *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (gsize i = 0; i < N_VERDICTS; i++)
    gtk_string_list_append (words, exos_words_verdict_short (verdicts[i]));
  gtk_drop_down_set_model (self->verdict, G_LIST_MODEL (words));
}

static void
exos_memo_editor_dispose (GObject *object)
{
  ExosMemoEditor *self = EXOS_MEMO_EDITOR (object);

  exos_dispose_template (self, EXOS_TYPE_MEMO_EDITOR);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_memo_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/memo-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, follow);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, follow_label);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, override);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, verdict);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, reason);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, charter);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, actions);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, recommended);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoEditor, note);
  gtk_widget_class_bind_template_callback (widget_class, decision_edited);
  gtk_widget_class_bind_template_callback (widget_class, reason_edited);
  gtk_widget_class_bind_template_callback (widget_class, actions_edited);
  gtk_widget_class_bind_template_callback (widget_class, recommended_clicked);
  gtk_widget_class_bind_template_callback (widget_class, note_edited);
}

static void
exos_memo_editor_class_init (ExosMemoEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_memo_editor_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_CHARTER);
  g_type_ensure (EXOS_TYPE_TEXT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_memo_editor_init (ExosMemoEditor *self)
{
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_verdicts (self);
  self->is_updating = FALSE;
}

void
exos_memo_editor_set_session (ExosMemoEditor *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  exos_charter_set_session (self->charter, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
