// SPDX-License-Identifier: MIT
#include "ui/experiment/look-list.h"

#include "data/format.h"
#include "data/language.h"
#include "ui/widgets/dispose-template.h"

struct _ExosLookList
{
  GtkWidget parent;
  GtkWidget *none;
  GtkBox *rows;
  GtkButton *record;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosLookList, exos_look_list, GTK_TYPE_WIDGET)

/* The users that a look would have now; 0 without a report to look at. */
static guint64
count_users (ExosLookList *self)
{
  const ExosReport *report = exos_session_get_report (self->session);

  return report != NULL && report->has_results ? report->n_users : 0;
}

static void
record_clicked (ExosLookList *self)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  if (exos_plan_add_look (plan, count_users (self)))
    exos_session_set_plan (self->session, plan, NULL);
}

/* The focus goes to what comes next, not back to the start of the page. */
static void
focus_after (ExosLookList *self, GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  gtk_widget_child_focus (next != NULL ? next : GTK_WIDGET (self->record), GTK_DIR_TAB_FORWARD);
}

static void
forget_clicked (ExosLookList *self, GtkWidget *button)
{
  const guint64 *users = g_object_get_data (G_OBJECT (button), "users");
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  focus_after (self, gtk_widget_get_parent (button));
  exos_plan_remove_look (plan, *users);
  exos_session_set_plan (self->session, plan, NULL);
}

static GtkWidget *
create_forget (ExosLookList *self, guint64 users, const char *look)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: read aloud; a look: 8,000 users. */
  g_autofree char *name = g_strdup_printf (_ ("Forget the look at %s"), look);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Forget This Look"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "users", g_memdup2 (&users, sizeof users), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (forget_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static char *
dup_users (guint64 users)
{
  g_autofree char *count = exos_format_count (users);

  return g_strdup_printf (NG_ ("%s user", "%s users", users), count);
}

static GtkWidget *
create_row (ExosLookList *self, guint64 users)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *look = dup_users (users);
  GtkWidget *label = gtk_label_new (look);

  gtk_widget_add_css_class (label, "exos-num");
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_size_request (label, 120, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), create_forget (self, users, look));
  g_object_set_data_full (G_OBJECT (row), "users", g_memdup2 (&users, sizeof users), g_free);
  return row;
}

/* Takes away the rows of looks that the plan does not have any more. */
static void
drop_rows (ExosLookList *self, const ExosPlan *plan)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (!exos_plan_has_look (plan, *(guint64 *) g_object_get_data (G_OBJECT (row), "users")))
        gtk_box_remove (self->rows, row);
      row = next;
    }
}

/* Rows stay where they are, so that the focus does. */
static void
show_rows (ExosLookList *self, const ExosPlan *plan)
{
  GtkWidget *before = NULL;

  drop_rows (self, plan);
  for (guint i = 0; i < plan->looks->len; i++)
    {
      const guint64 users = g_array_index (plan->looks, guint64, i);
      GtkWidget *row = before != NULL ? gtk_widget_get_next_sibling (before)
                                      : gtk_widget_get_first_child (GTK_WIDGET (self->rows));

      if (row == NULL || *(guint64 *) g_object_get_data (G_OBJECT (row), "users") != users)
        {
          row = create_row (self, users);
          gtk_box_insert_child_after (self->rows, row, before);
        }
      before = row;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->rows), plan->looks->len > 0);
  gtk_widget_set_visible (self->none, plan->looks->len == 0);
}

static void
show_record (ExosLookList *self, const ExosPlan *plan)
{
  const guint64 users = count_users (self);
  g_autofree char *look = dup_users (users);
  /* Translators: a look: 20,050 users. */
  g_autofree char *label = g_strdup_printf (_ ("Record This Loo_k (%s)"), look);

  gtk_button_set_label (self->record, users > 0 ? label : _ ("Record This Loo_k"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->record), users > 0 &&
                                                           !exos_plan_has_look (plan, users) &&
                                                           plan->looks->len < EXOS_MAX_PLAN_LOOKS);
}

static void
update (ExosLookList *self)
{
  const ExosPlan *plan = exos_session_get_plan (self->session);

  show_rows (self, plan);
  show_record (self, plan);
}

static void
exos_look_list_dispose (GObject *object)
{
  ExosLookList *self = EXOS_LOOK_LIST (object);

  exos_dispose_template (self, EXOS_TYPE_LOOK_LIST);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_look_list_parent_class)->dispose (object);
}

static void
exos_look_list_class_init (ExosLookListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_look_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/look-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosLookList, none);
  gtk_widget_class_bind_template_child (widget_class, ExosLookList, rows);
  gtk_widget_class_bind_template_child (widget_class, ExosLookList, record);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked);
}

static void
exos_look_list_init (ExosLookList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_look_list_set_session (ExosLookList *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
