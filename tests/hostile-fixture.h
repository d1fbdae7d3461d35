// SPDX-License-Identifier: MIT
/* Texts that want to be something else, and what readers of Markdown and HTML make of them. */
#pragma once

#include <gio/gio.h>
#include <string.h>

static const char *const hostile[] = {
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<!-- x -->",
  "<?php ?>",
  "<http://x.invalid>",
  "[x](javascript:alert(1))",
  "![x](http://x.invalid/a.png)",
  "[x]: http://x.invalid",
  "[^1]",
  "a|b",
  "a\\|b",
  "\\",
  "\\\\|",
  "|---|---|",
  "www.evil.example",
  "(www.evil.example)",
  "WWW.evil.example",
  "http://x.invalid/?a=1",
  "https://x.invalid",
  "ftp://x.invalid/a",
  "a@b.co",
  "mailto:a@b.co",
  "xmpp:a@b.co/c",
  "@@a@b.co",
  "`a@b.co`",
  "`d`",
  "``d",
  "**c**",
  "*c*",
  "__c__",
  "_c_",
  "a_b_c",
  "~~c~~",
  "~c~",
  "~~~",
  "```",
  "1. x",
  "1) x",
  "123456789. x",
  "1.",
  "# e",
  "e #",
  "#",
  "- x",
  "-",
  "---",
  "- - -",
  "+ x",
  "* x",
  "***",
  "=",
  "===",
  "> x",
  ">x",
  "&lt;b&gt;",
  "&#60;b&#62;",
  "&copy;",
  "a&b",
  "$x^2$",
  "- [ ] x",
  "a\xe2\x80\xae\xe2\x80\x8b b",
  "\x1b[31mred",
  "a\nb",
  "a\n\n# b",
  "a\r\n\r\n| b |",
  "\ta",
  "    a",
  "a|b **c** `d` [x](javascript:alert(1)) # e",
  "=HYPERLINK(\"http://x.invalid/?\"&A1,\"ok\")",
  "가_나",
};

/* GitHub's own renderer with its extensions; it must be there. */
static inline char *
render_html (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "cmark-gfm", "-e",
      "table", "-e", "autolink", "-e", "strikethrough", "-e", "tagfilter", "--unsafe", NULL);
  char *html = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, markdown, NULL, &html, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return html;
}

static inline char *
replace (const char *text, const char *pattern, const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, by, 0, NULL);
}

/* Only the elements, in order; the code spans that hold an @ left out. */
static inline char *
structure_of (const char *html)
{
  g_autofree char *plain = replace (html, "<code>@+</code>", "@");
  g_autofree char *tags = replace (plain, "(?<=>)[^<]+|^[^<]+", "");

  return replace (tags, " align=\"[a-z]*\"", "");
}

/* What a reader sees. */
static inline char *
text_of (const char *html)
{
  g_autofree char *bare = replace (html, "<[^>]*>", "");
  g_autofree char *less = replace (bare, "&lt;", "<");
  g_autofree char *more = replace (less, "&gt;", ">");
  g_autofree char *quotes = replace (more, "&quot;", "\"");

  return replace (quotes, "&amp;", "&");
}
