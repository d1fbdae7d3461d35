// SPDX-License-Identifier: MIT
#include "memo/html.h"

#include "charts/style.h"

/* Lengths as on the page: points and millimetres, factors from the density. */
static const char sheet[] =
    "*{box-sizing:border-box}\n"
    "html{background:var(--bg);color-scheme:light;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "body{max-width:var(--paper);margin:6mm auto;padding:14mm 16mm;background:var(--card);"
    "color:var(--fg);font:calc(9.6pt*var(--text))/1.42 system-ui,\"Noto Sans KR\","
    "\"Noto Sans CJK KR\",\"Apple SD Gothic Neo\",\"Malgun Gothic\",sans-serif;"
    "font-variant-numeric:tabular-nums;word-break:keep-all;overflow-wrap:break-word;"
    "box-shadow:0 1px 6px #0003}\n"
    "h1,h2,h3,p,dl,dd,ul,ol{margin:0}\n"
    "h1{font-size:17pt;line-height:1.25}\n"
    "h2{font-size:10.5pt;line-height:1.35;padding-bottom:2pt;border-bottom:.7pt solid var(--grid);"
    "margin:calc(12pt*var(--gap)) 0 calc(3pt*var(--gap));break-after:avoid}\n"
    "h3{font-size:1em;margin:calc(5pt*var(--gap)) 0 0;break-after:avoid}\n"
    ".n{white-space:nowrap}\n"
    ".eyebrow,dt{font-size:8.4pt;font-weight:700;color:var(--dim)}\n"
    ".meta{font-size:9pt;color:var(--dim)}\n"
    ".verdict{display:flex;gap:4.6mm;align-items:center;margin-top:calc(9pt*var(--gap));"
    "padding:calc(3.2mm*min(1,var(--gap))) 3.6mm;border:.8pt "
    "solid;border-left-width:2mm;border-radius:2.4mm;"
    "break-inside:avoid}\n"
    ".verdict img{flex:none}\n"
    ".verdict div{min-width:0}\n"
    ".verdict h2{font-size:17pt;line-height:1.25;margin:0;padding:0;border:0}\n"
    ".verdict p{font-size:10.2pt;color:var(--fg);text-wrap:balance}\n"
    ".verdict .rule{font-size:9pt;color:var(--dim)}\n"
    ".launch{color:var(--launch);background:var(--launch-bg)}\n"
    ".hold{color:var(--hold);background:var(--hold-bg)}\n"
    ".rollback{color:var(--rollback);background:var(--rollback-bg)}\n"
    ".facts{display:grid;grid-template-columns:1.1fr 1fr 1fr;gap:5mm;"
    "margin-top:calc(9pt*var(--gap));break-inside:avoid}\n"
    ".value{font-size:13pt;font-weight:700;line-height:1.35}\n"
    ".value small{font-size:9.6pt;font-weight:400}\n"
    ".value img,td img{vertical-align:-.12em;margin-right:.35em}\n"
    ".evidence{display:grid;grid-template-columns:fit-content(108mm) "
    "minmax(0,1fr);gap:5mm;align-items:start}\n"
    ".evidence table{min-width:80mm}\n"
    "table{border-collapse:collapse;width:100%;font-size:calc(9.4pt*var(--text));"
    "line-height:1.28}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "th,td{text-align:right;padding:var(--pad) 0 var(--pad) 9pt;font-weight:400;"
    "border-bottom:.7pt solid var(--grid);white-space:nowrap}\n"
    "thead th{font-size:calc(8.6pt*var(--text));font-weight:700;color:var(--dim)}\n"
    "th:first-child{padding-left:0;text-align:left;white-space:normal;overflow-wrap:anywhere;"
    "min-width:26mm}\n"
    ".t{text-align:left}\n"
    "td.c{padding-top:0;padding-bottom:0;line-height:0}\n"
    "td.c img{margin:0;vertical-align:middle}\n"
    "caption,.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    "img{max-width:100%;height:auto}\n"
    "td img,.value img,.verdict img{max-width:none}\n"
    ".two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:7mm}\n"
    "ul,ol{padding-left:4.6mm}\n"
    "li{margin-bottom:2pt;padding-left:.4mm}\n"
    ".text p+p{margin-top:2pt}\n"
    ".problems{list-style:none;padding:0}\n"
    ".problems li{display:flex;gap:2mm;align-items:baseline}\n"
    ".problems img{flex:none;position:relative;top:.1em}\n"
    "footer{margin-top:calc(10pt*var(--gap));padding-top:4pt;border-top:.7pt solid var(--grid);"
    "font-size:calc(7.8pt*var(--text));line-height:1.4;color:var(--dim)}\n"
    "@media screen{.scroll{overflow-x:auto}}\n"
    "@media screen and (max-width:700px){body{margin:0;padding:5mm 4mm;box-shadow:none}"
    ".facts,.two,.evidence{grid-template-columns:minmax(0,1fr);gap:3mm}.evidence "
    "table{min-width:0}.two{gap:0}}\n"
    "@media print{html{background:none}body{max-width:none;margin:0;padding:0;box-shadow:none}"
    ".two section,footer{break-inside:avoid}}\n";

static void
append_color (ExosHtml *html, const char *token, ExosColor color)
{
  g_autofree char *css = exos_color_to_css (color);
  g_autofree char *name = g_strdelimit (g_strdup (token), "_", '-');

  g_string_append_printf (html->text, "--%s:%s;", name, css);
}

static void
append_colors (ExosHtml *html)
{
  const ExosPalette palette = exos_chart_style (EXOS_SCHEME_LIGHT, 9.0).palette;

#define EXOS_TOKEN(name, light, dark, hc_light, hc_dark) append_color (html, #name, palette.name);
#include "charts/tokens.def"
#undef EXOS_TOKEN
}

static void
append_number (ExosHtml *html, const char *name, double value, const char *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.2f", value);
  g_string_append_printf (html->text, "--%s:%s%s;", name, digits, unit);
}

void
exos_html_style (ExosHtml *html, ExosPaper paper)
{
  const gboolean is_letter = paper == EXOS_PAPER_LETTER;

  g_string_append_printf (html->text, "<style>\n@page{size:%s;margin:14mm 16mm}\n:root{",
                          is_letter ? "letter" : "A4");
  append_colors (html);
  append_number (html, "gap", html->density.gap, "");
  append_number (html, "pad", html->density.row_padding, "pt");
  append_number (html, "text", html->density.text, "");
  append_number (html, "paper", is_letter ? 215.9 : 210.0, "mm");
  g_string_append (html->text, "}\n");
  g_string_append (html->text, sheet);
  g_string_append (html->text, "</style>\n");
}
