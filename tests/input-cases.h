// SPDX-License-Identifier: MIT
/* Files that are parts of one table, or of none. */
#pragma once

#include <glib.h>

#define HEADER "variant,users,conversions\n"
#define EVENTS "user_id,variant,event,time,value\n"
#define SEEN "u1,control,view,2026-04-01 10:00:00.5,\nu2,b,buy,2026-04-02 11:00:00.25,4.5\n"
#define VIEW "u797,CONTROL,view,2026-04-15 16:21:00.125,\n"
#define BOM "\xef\xbb\xbf"
#define FIFTY_NINE "of a name that is as long as it may be to be shown as a wh-"
#define SIXTY FIFTY_NINE "x"
#define MAX_PARTS 4

/* Names that end with .gz are packed. */
typedef struct
{
  const char *name;
  const char *text;
} Part;

typedef struct
{
  const char *name;
  Part parts[MAX_PARTS];
  const char *expected; /* the table, or words of the refusal */
} Case;

/* clang-format off */
static const Case joined[] = {
  { "one", { { "a.csv", BOM HEADER "control,1,1" } }, BOM HEADER "control,1,1" },
  { "two", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "natural-order", { { "part-10.csv", HEADER "c,3,3\n" }, { "part-2.csv", HEADER "b,2,2\n" }, { "part-1.csv", HEADER "control,1,1\n" } },
    HEADER "control,1,1\nb,2,2\nc,3,3\n" },
  { "no-final-newline", { { "a.csv", HEADER "control,1,1" }, { "b.csv", HEADER "b,2,2" } }, HEADER "control,1,1\nb,2,2" },
  { "byte-order-marks", { { "a.csv", BOM HEADER "control,1,1\n" }, { "b.csv", BOM HEADER "b,2,2\n" } }, BOM HEADER "control,1,1\nb,2,2\n" },
  { "mark-in-one", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", BOM HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "crlf", { { "a.csv", "variant,users,conversions\r\ncontrol,1,1\r\n" }, { "b.csv", "variant,users,conversions\r\nb,2,2\r\n" } },
    "variant,users,conversions\r\ncontrol,1,1\r\nb,2,2\r\n" },
  { "cr", { { "a.csv", "variant,users,conversions\rcontrol,1,1\r" }, { "b.csv", "variant,users,conversions\rb,2,2\r" } },
    "variant,users,conversions\rcontrol,1,1\r\nb,2,2\r" },
  { "quoted-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "\"variant\",\"users\" ,conversions\nb,2,2\n" } },
    HEADER "control,1,1\nb,2,2\n" },
  { "delimiter-and-line-in-header", { { "a.csv", "variant,users,\"conversions,\nall\"\ncontrol,1,1\n" }, { "b.csv", "variant,users,\"conversions,\nall\"\nb,2,2\n" } },
    "variant,users,\"conversions,\nall\"\ncontrol,1,1\nb,2,2\n" },
  { "no-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2\n" }, { "c.csv", BOM "c,3,3\n" } }, HEADER "control,1,1\nb,2,2\nc,3,3\n" },
  { "labels-like-headers", { { "a.csv", "variant,seen,users\ncontrol,no,1\n" }, { "b.csv", "new,yes,2\n" } }, "variant,seen,users\ncontrol,no,1\nnew,yes,2\n" },
  { "header-below-rows", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2\n" HEADER "c,3,3\n" } }, HEADER "control,1,1\nb,2,2\n" HEADER "c,3,3\n" },
  { "no-header-and-no-value", { { "a.csv", EVENTS SEEN }, { "b.csv", VIEW } }, EVENTS SEEN VIEW },
  { "no-header-and-another-event", { { "a.csv", EVENTS SEEN }, { "b.csv", "u9,b,value,2026-04-15 16:21:00.125,\n" } },
    EVENTS SEEN "u9,b,value,2026-04-15 16:21:00.125,\n" },
  { "header-below-view", { { "a.csv", EVENTS SEEN }, { "b.csv", VIEW EVENTS "u9,b,view,2026-04-15 16:21:00.125,\n" } },
    EVENTS SEEN VIEW EVENTS "u9,b,view,2026-04-15 16:21:00.125,\n" },
  { "header-again-below-rows", { { "a.csv", EVENTS SEEN EVENTS }, { "b.csv", EVENTS VIEW } }, EVENTS SEEN EVENTS VIEW },
  { "no-header-long-ids", { { "a.csv", "who,variant\n3f2a-9b,a\n77c1-d0,b\n" }, { "b.csv", "e0b4-1c,b\n" } }, "who,variant\n3f2a-9b,a\n77c1-d0,b\ne0b4-1c,b\n" },
  { "no-header-at-all", { { "a.csv", "control,1,1\n" }, { "b.csv", "control,1,1\nb,2,2\n" } }, "control,1,1\ncontrol,1,1\nb,2,2\n" },
  { "header-alone", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER }, { "c.csv", HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "headers-alone", { { "a.csv", HEADER }, { "b.csv", HEADER } }, HEADER },
  { "empty", { { "a.csv", HEADER "control,1,1" }, { "b.csv", "" }, { "c.csv", "\n\n" }, { "d.csv", HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "headers-alone-below-rows", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER }, { "c.csv", HEADER } }, HEADER "control,1,1\n" },
  { "empty-first", { { "a.csv", "" }, { "b.csv", BOM HEADER "control,1,1\n" }, { "c.csv", HEADER "b,2,2\n" } }, BOM HEADER "control,1,1\nb,2,2\n" },
  { "title-above", { { "a.csv", "# July\n" HEADER "control,1,1\n" }, { "b.csv", "# August\n" HEADER "b,2,2\n" } }, "# July\n" HEADER "control,1,1\nb,2,2\n" },
  { "padded-title", { { "a.csv", "July,,\n" HEADER "control,1,1\n" }, { "b.csv", "August,,\n" HEADER "b,2,2\n" } }, "July,,\n" HEADER "control,1,1\nb,2,2\n" },
  { "words-below-unknown-names", { { "a.csv", "grp,foo,bar\nseen,yes,new\nx,1,control\n" }, { "b.csv", "grp,foo,bar\nclicked,users,conversions\n" } },
    "grp,foo,bar\nseen,yes,new\nx,1,control\nclicked,users,conversions\n" },
  { "sep-line", { { "a.csv", "sep=;\nvariant;users;conversions\ncontrol;1;1\n" }, { "b.csv", "sep=;\nvariant;users;conversions\nb;2;2\n" } },
    "sep=;\nvariant;users;conversions\ncontrol;1;1\nb;2;2\n" },
  { "tabs", { { "a.tsv", "variant\tusers\tconversions\ncontrol\t1\t1\n" }, { "b.tsv.gz", "variant\tusers\tconversions\nb\t2\t2\n" } },
    "variant\tusers\tconversions\ncontrol\t1\t1\nb\t2\t2\n" },
  { "packed", { { "a.csv.gz", HEADER "control,1,1" }, { "b.csv.gz", HEADER "b,2,2\n" }, { "c.csv", "c,3,3\n" } }, HEADER "control,1,1\nb,2,2\nc,3,3\n" },
  { "same-name-in-two-folders", { { "y=2/part.csv", "b,2,2\n" }, { "y=1/part.csv", HEADER "control,1,1\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "no-name-and-no-value", { { "a.csv", "id,variant,\nu1,a,\nu2,b,\n" }, { "b.csv", "u3,a,\n" } }, "id,variant,\nu1,a,\nu2,b,\nu3,a,\n" },
  { "no-name-and-a-number", { { "a.csv", "id,variant,n,\nu1,a,1,\n" }, { "b.csv", "9,b,2,\n" } }, "id,variant,n,\nu1,a,1,\n9,b,2,\n" },
  { "title-as-wide", { { "a.csv", "sales,for,July\n" HEADER "control,1,1\n" }, { "b.csv", "sales,for,July\n" HEADER "b,2,2\n" } },
    "sales,for,July\n" HEADER "control,1,1\n" HEADER "b,2,2\n" },
  { "titles-above", { { "a.csv", "July,,\n2026,,\n" HEADER "control,1,1\n" }, { "b.csv", "August,,\n,,2026\n\n" HEADER "b,2,2\n" } },
    "July,,\n2026,,\n" HEADER "control,1,1\nb,2,2\n" },
  { "row-and-title-above", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2\nAugust,,\n" HEADER "c,3,3\n" } },
    HEADER "control,1,1\nb,2,2\nAugust,,\n" HEADER "c,3,3\n" },
  { "blank-lines-above", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "\n\n" HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "blank-lines-above-crlf", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "\r\n\r\nvariant,users,conversions\r\nb,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "as-many-bytes", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "control,1,2\n" } }, HEADER "control,1,1\ncontrol,1,2\n" },
  { "other-bytes-packed", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv.gz", HEADER "control,1,2\n" } }, HEADER "control,1,1\ncontrol,1,2\n" },
  { "quotes-over-lines", { { "a.csv", "variant,users,note\ncontrol,1,\"a \"\"b\"\"\nc\"" }, { "b.csv", "variant,users,note\nb,2,\"d\"\n" } },
    "variant,users,note\ncontrol,1,\"a \"\"b\"\"\nc\"\nb,2,\"d\"\n" },
  { "lone-quote", { { "a.csv", "variant,users,note\ncontrol,1,5\"\n" }, { "b.csv", "variant,users,note\nb,2,7\"\n" } },
    "variant,users,note\ncontrol,1,5\"\nb,2,7\"\n" },
};

static const Case refused[] = {
  { "another-column", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,users,orders\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 3 is “conversions” in the one and “orders” in the other." },
  { "another-order", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "users,variant,conversions\n2,b,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “users” in the other." },
  { "fewer-columns", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,users\nb,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: the column “conversions” is in “a.csv” only." },
  { "more-columns", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,users,conversions,crash\nb,2,2,0\n" } },
    "“a.csv” and “b.csv” are not parts of one table: the column “crash” is in “b.csv” only." },
  { "no-header-and-too-many-cells", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2,0\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “b” in the other." },
  { "header-below-texts", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,many,few\n" HEADER "c,3,3\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “b” in the other." },
  { "number-among-names", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,2026,2025\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 2 is “users” in the one and “2026” in the other." },
  { "header-like-no-row", { { "a.csv", EVENTS SEEN }, { "b.csv", "shopper,arm_name,what,clock,worth\n" SEEN } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “user_id” in the one and “shopper” in the other." },
  { "header-with-a-label", { { "a.csv", EVENTS SEEN }, { "b.csv", "shopper,arm_name,view,clock,\n" SEEN } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “user_id” in the one and “shopper” in the other." },
  { "header-half-like-a-row", { { "a.csv", "who,note\na,x\nb,y\n" }, { "b.csv", "a,notes\nc,z\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “who” in the one and “a” in the other." },
  { "known-names-like-a-row", { { "a.csv", "id,group,note_1\nu1,a,x_1\n" }, { "b.csv", "variant,users,y_2\nb,2,3\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “id” in the one and “variant” in the other." },
  { "number-beside-the-first-name", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "2026,variant,x\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “2026” in the other." },
  { "number-beside-the-last-name", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "2026,conversions,x\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “2026” in the other." },
  { "other-known-names", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "group,n,2026\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “group” in the other." },
  { "other-delimiter", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant\tusers\tconversions\nb\t2\t2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: columns are separated by “,” in the one and by “tab” in the other." },
  { "other-case", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,Users,conversions\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 2 is “users” in the one and “Users” in the other." },
  { "other-delimiter-than-tabs", { { "a.csv", "variant\tusers\tconversions\nb\t2\t2\n" }, { "b.csv", "variant|users|conversions\nb|2|2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: columns are separated by “tab” in the one and by “|” in the other." },
  { "other-delimiter-of-one-column", { { "a.csv", "users\n1\n" }, { "b.csv", "a;b\nc;d\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “users” in the one and “a;b” in the other." },
  { "one-column-of-three", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant\nb\n" } },
    "“a.csv” and “b.csv” are not parts of one table: the column “users” is in “a.csv” only." },
  { "long-name", { { "a.csv", "variant," SIXTY "\ncontrol,x\n" }, { "b.csv", "variant," SIXTY "1\nb,x\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 2 is “" SIXTY "” in the one and “" FIFTY_NINE "…” in the other." },
  { "utf-16-first", { { "a.csv", "\xff\xfev" }, { "b.csv", HEADER "control,1,1\n" } }, "“a.csv” is UTF-16. Save it as CSV UTF-8 to read it together with other files." },
  { "same-rows-under-another-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv.gz", "\"variant\",users,conversions\ncontrol,1,1\n" } },
    "“a.csv” and “b.csv.gz” hold the same rows, which would count twice. Leave one out." },
  { "same-rows", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "control,1,1\n" } },
    "“a.csv” and “b.csv” hold the same rows, which would count twice. Leave one out." },
  { "same-rows-later", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\n" }, { "c.csv", HEADER "b,2,2\n" } },
    "“b.csv” and “c.csv” hold the same rows, which would count twice. Leave one out." },
  { "same-rows-packed", { { "a.csv", HEADER "control,1,1\n" }, { "a.csv.gz", HEADER "control,1,1\n" } },
    "“a.csv” and “a.csv.gz” hold the same rows, which would count twice. Leave one out." },
  { "open-quote", { { "a.csv", HEADER "control,1,\"1\n" }, { "b.csv", HEADER "b,2,2\n" } }, "A quote opened on line 2 (a.csv) is never closed." },
  { "open-quote-later", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\nc,3,\"3\n" }, { "c.csv", HEADER "d,4,4\n" } },
    "A quote opened on line 3 (b.csv) is never closed." },
  { "spreadsheet", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "PK\x03\x04" } }, "“b.csv” is a spreadsheet" },
  { "packed-spreadsheet", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv.gz", "PK\x03\x04" } }, "“b.csv.gz” is a spreadsheet" },
  { "utf-16", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "\xff\xfev" } }, "“b.csv” is UTF-16. Save it as CSV UTF-8 to read it together with other files." },
  { "empty", { { "a.csv", "" }, { "b.csv", "" } }, "“a.csv and 1 more” is empty." },
};
/* clang-format on */

/* What is wrong is said in the file where it stands. */
/* clang-format off */
static const Case placed[] = {
  { "one-file", { { "a.csv", HEADER "control,1,1\nb,x,2\n" } }, "Line 3, users: “x” is not a number." },
  { "first", { { "a.csv", HEADER "control,x,1\n" }, { "b.csv", HEADER "b,2,2\n" } }, "Line 2 (a.csv), users: “x” is not a number." },
  { "second", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,x,2\n" } }, "Line 2 (b.csv), users: “x” is not a number." },
  { "after-repair", { { "a.csv", HEADER "control,1,1" }, { "b.csv", HEADER "\n\nb,x,2" } }, "Line 4 (b.csv), users: “x” is not a number." },
  { "without-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,x,2\n" } }, "Line 1 (b.csv), users: “x” is not a number." },
  { "long-header", { { "a.csv", "variant,users,\"conversions\n\"\ncontrol,1,1\n" }, { "b.csv", "# \nvariant,users,\"conversions\n\"\nb,x,2\n" } },
    "Line 4 (b.csv), users: “x” is not a number." },
  { "crlf", { { "a.csv", "variant,users,conversions\r\ncontrol,1,1\r\n" }, { "b.csv", "variant,users,conversions\r\nb,x,2\r\n" } },
    "Line 2 (b.csv), users: “x” is not a number." },
  { "cr", { { "a.csv", "variant,users,conversions\rcontrol,1,1\r" }, { "b.csv", "variant,users,conversions\rb,x,2\r" } },
    "Line 2 (b.csv), users: “x” is not a number." },
  { "after-empty", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "" }, { "c.csv", HEADER "b,x,2\n" } }, "Line 2 (c.csv), users: “x” is not a number." },
  { "header", { { "a.csv", "variant,users,users,conversions\ncontrol,1,1,1\n" }, { "b.csv", "b,2,2,2\n" } }, NULL },
  { "twice", { { "a.csv", HEADER "control,1,1\nb,2,2\n" }, { "b.csv", HEADER "b,3,3\n" } },
    "“b” appears on lines 3 (a.csv), 2 (b.csv) (duplicate). One row per group is needed." },
  { "open-quote-in-last", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\n\"c,3,3\n" } }, "A quote opened on line 3 (b.csv) is never closed." },
};
/* clang-format on */
