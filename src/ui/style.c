// SPDX-License-Identifier: MIT
#include "ui/style.h"

#include "ui/color-scheme.h"
#include "ui/defaults.h"

#define AXIS_TEXT 12.0 /* 9 pt */
#define ORDINARY_DPI (96.0 * 1024.0)

struct _ExosStyle
{
  GObject parent;
  GtkCssProvider *colors; /* the tokens of the scheme in force */
  ExosColorScheme *desktop;
  ExosScheme scheme;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ExosStyle, exos_style, G_TYPE_OBJECT)

static GtkSettings *
gtk_settings (void)
{
  return gtk_settings_get_default ();
}

/* The theme that is drawn with: the environment goes before the desktop. */
static char *
dup_theme (void)
{
  const char *forced = g_getenv ("GTK_THEME");
  char *theme = NULL;

  if (forced != NULL && forced[0] != '\0')
    return g_strdup (forced);
  g_object_get (gtk_settings (), "gtk-theme-name", &theme, NULL);
  return theme;
}

static gboolean
has_high_contrast (void)
{
  g_autofree char *theme = dup_theme ();

  return theme != NULL && g_str_has_prefix (theme, "HighContrast");
}

/* GTK 4.8 misspells the inverse theme and would show the plain light one for it. */
static gboolean
has_inverse_theme (void)
{
  g_autofree char *theme = dup_theme ();

  return g_strcmp0 (theme, "HighContrastInverse") == 0;
}

static gboolean
wants_dark (ExosStyle *self)
{
  const ExosColorWish wish = (ExosColorWish) g_settings_get_enum (exos_settings (), "style");

  return exos_color_scheme_is_dark (self->desktop, wish);
}

static char *
dup_colors (ExosScheme scheme)
{
  const ExosChartStyle style = exos_chart_style (scheme, 1.0);
  GString *css = g_string_new (NULL);

#define EXOS_TOKEN(name, light, dark, hc_light, hc_dark)                       \
  {                                                                            \
    g_autofree char *color = exos_color_to_css (style.palette.name);           \
    g_string_append_printf (css, "@define-color exos_" #name " %s;\n", color); \
  }
#include "charts/tokens.def"
#undef EXOS_TOKEN

  return g_string_free (css, FALSE);
}

static void
load_colors (ExosStyle *self)
{
  g_autofree char *css = dup_colors (self->scheme);

  gtk_css_provider_load_from_data (self->colors, css, -1);
}

static void
update (ExosStyle *self)
{
  const gboolean is_dark = wants_dark (self) || has_inverse_theme ();
  const ExosScheme scheme = has_high_contrast ()
                                ? (is_dark ? EXOS_SCHEME_HC_DARK : EXOS_SCHEME_HC_LIGHT)
                                : (is_dark ? EXOS_SCHEME_DARK : EXOS_SCHEME_LIGHT);

  g_object_set (gtk_settings (), "gtk-application-prefer-dark-theme", is_dark, NULL);
  if (has_inverse_theme ())
    g_object_set (gtk_settings (), "gtk-theme-name", "HighContrast", NULL);
  if (scheme == self->scheme)
    return;

  self->scheme = scheme;
  load_colors (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_provider (GtkCssProvider *provider)
{
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
load_sheet (void)
{
  g_autoptr (GtkCssProvider) sheet = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (sheet, EXOS_RESOURCE_PATH "/style.css");
  add_provider (sheet);
}

static void
exos_style_class_init (ExosStyleClass *klass)
{
  changed_signal = g_signal_new ("changed", EXOS_TYPE_STYLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
exos_style_init (ExosStyle *self)
{
  self->colors = gtk_css_provider_new ();
  self->desktop = exos_color_scheme_new ();
  load_colors (self);
  add_provider (self->colors);
  load_sheet ();
  update (self);
  g_signal_connect_swapped (self->desktop, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (exos_settings (), "changed::style", G_CALLBACK (update), self);
  g_signal_connect_swapped (gtk_settings (), "notify::gtk-theme-name", G_CALLBACK (update), self);
}

ExosStyle *
exos_style_get (void)
{
  static ExosStyle *style;

  if (style == NULL)
    style = g_object_new (EXOS_TYPE_STYLE, NULL);
  return style;
}

double
exos_style_get_text_scale (void)
{
  int dpi = -1;

  g_object_get (gtk_settings (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / ORDINARY_DPI : 1.0;
}

ExosChartStyle
exos_style_get_chart_style (ExosStyle *self)
{
  return exos_chart_style (self->scheme, AXIS_TEXT * exos_style_get_text_scale ());
}
