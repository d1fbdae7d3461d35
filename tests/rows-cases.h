// SPDX-License-Identifier: MIT
/* Small files of rows with every oddity. */
#pragma once

#include <glib.h>

#include "data/rows/plan.h"

/* Group, outcome and number; the others are variations. */
static const ExosRowsPlan rows_plain = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 3,
  .by = { 0, -1, -1 },
  .unit = -1,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 1, .is_outcome = true }, { .column = 2, .decimals = 2 } },
};

static const ExosRowsPlan rows_semicolons = {
  .delimiter = ';',
  .point = ',',
  .n_columns = 3,
  .by = { 0, -1, -1 },
  .unit = -1,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 1, .is_outcome = true }, { .column = 2, .decimals = 2 } },
};

/* Group, outcome of O and X, and amounts in won. */
static const ExosRowsPlan rows_signs = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 3,
  .by = { 0, -1, -1 },
  .unit = -1,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 1, .is_outcome = true, .takes_marks = true },
               { .column = 2, .sign = 2 } },
};

/* User, group, segment, day, paid, paid before. */
static const ExosRowsPlan rows_full = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 6,
  .by = { 1, 2, 3 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 4 }, { .column = 5 } },
  .n_pairs = 1,
  .pairs = { { 0, 1 } },
};

typedef struct
{
  const char *name;
  const ExosRowsPlan *plan;
  const char *text;
  gsize length; /* 0: up to its NUL */
  guint64 first_line;
  const char *told; /* see test-rows-careful.c */
} RowsCase;

// clang-format off
static const RowsCase rows_cases[] = {
  { "plain", &rows_plain, "g,w,p\na,1,2.5\nb,0,-0.25\na,0,4\n", 0, 2,
    "3 a@2,b@3 {000 2 | 0 0 0 1 1 | 0 0 0 6.5 22.25} {100 1 | 0 0 0 0 0 | 0 0 0 -0.25 0.0625}" },
  { "no-final-newline", &rows_plain, "g,w,p\na,1,2.5", 0, 2, "1 a@2 {000 1 | 0 0 0 1 1 | 0 0 0 2.5 6.25}" },
  { "crlf", &rows_plain, "g,w,p\r\na,1,2.5\r\n\r\nb,1,3\r\n", 0, 2,
    "2 a@2,b@4 {000 1 | 0 0 0 1 1 | 0 0 0 2.5 6.25} {100 1 | 0 0 0 1 1 | 0 0 0 3 9}" },
  { "returns-alone", &rows_plain, "g,w,p\ra,1,2.5\rb,1,3\r", 0, 2,
    "2 a@2,b@3 {000 1 | 0 0 0 1 1 | 0 0 0 2.5 6.25} {100 1 | 0 0 0 1 1 | 0 0 0 3 9}" },
  { "no-rows", &rows_plain, "g,w,p\n", 0, 2, "0" },
  { "nothing", &rows_plain, "", 0, 2, "0" },
  { "lines-above", &rows_plain, "title\n\"x\ny\",1,1\ng,w,p\na,1,3\n", 0, 5,
    "1 a@5 {000 1 | 0 0 0 1 1 | 0 0 0 3 9}" },
  { "quoted", &rows_plain, "g,w,p\n\"a\",\"1\",\"2.5\"\na,\"1\",\" 2.5 \"\n", 0, 2,
    "2 a@2 {000 2 | 0 0 0 2 2 | 0 0 0 5 12.5}" },
  { "structure-in-quotes", &rows_plain, "g,w,p\n\"a,\n\"\"b\"\"\",1,2\n\"a,\r\nc\",1,3\n\"a,\n\"\"b\"\"\",1,2\n", 0, 2,
    "3 a,<0a>\"b\"@2,a,<0d><0a>c@4 {000 2 | 0 0 0 2 2 | 0 0 0 4 8} {100 1 | 0 0 0 1 1 | 0 0 0 3 9}" },
  { "lines-after-quoted-newlines", &rows_plain, "g,w,p\n\"a\n\n\r\n\",1,2\nb,x,2\n", 0, 2,
    "2 a@2,b@6 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} {100 1 | 0 1 0 0 0 | 0 0 0 2 4} unreadable0 1@6(x)" },
  { "nul-behind-a-label", &rows_plain, "g,w,p\na,1,2.5\na\0,1,3\na,1,1\n", 27, 2,
    "3 a@2,a<00>@3 {000 2 | 0 0 0 2 2 | 0 0 0 3.5 7.25} {100 1 | 0 0 0 1 1 | 0 0 0 3 9}" },
  { "blanks-around", &rows_plain, "g,w,p\n a ,\t1 , 2\t\na\xc2\xa0,1,2\n\" a\",1 ,2\n", 0, 2,
    "3 a@2 {000 3 | 0 0 0 3 3 | 0 0 0 6 12}" },
  { "blank-rows", &rows_plain, "g,w,p\n\n,,\n , \t,\na,1,2\n\x1a\n\xc2\xa0\n\"\"\n", 0, 2,
    "1 a@5 {000 1 | 0 0 0 1 1 | 0 0 0 2 4}" },
  { "ragged", &rows_plain, "g,w,p\na,1\nb,1,2\nc,1,2,3\na\nb,1,2,\nd,0,1,,,\nx,1\ny,1\nz,1\nzz,1\n", 0, 2,
    "10 b@3 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} short 6@2@5@8@9@10 long 3@4@6@7" },
  { "short-then-long", &rows_plain, "g,w,p\na,1\nb,1,2,3\nc,1,2\n", 0, 2,
    "3 c@4 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} short 1@2 long 1@3" },
  { "long-then-short", &rows_plain, "g,w,p\nc,1,2\nb,1,2,3\na,1\n", 0, 2,
    "3 c@2 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} short 1@4 long 1@3" },
  { "blank-then-ragged", &rows_plain, "g,w,p\n\na\n,\nb,1\n,,,\nc,1,2,3\n\n\nd,1,2\n,,,,\n", 0, 2,
    "4 d@10 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} short 2@3@5 long 1@7" },
  { "ragged-over-lines", &rows_plain, "g,w,p\n\"a\n\n\",1\nb,x,2\n\"c\n\",1,2,3\nb,z,2\n", 0, 2,
    "4 b@5 {000 2 | 0 2 0 0 0 | 0 0 0 4 8} short 1@2 long 1@6 unreadable0 2@5@8(x)" },
  { "missing", &rows_plain, "g,w,p\na,,NA\na, null ,1\na,1,\\N\nb,0,\"\"\n", 0, 2,
    "4 a@2,b@5 {000 3 | 2 0 0 1 1 | 2 0 0 1 1} {100 1 | 0 0 0 0 0 | 1 0 0 0 0} missing0 2@2@3 missing1 3@2@4@5(NA)" },
  { "words", &rows_plain, "g,w,p\na,Yes,1\na,NO,1\na,true,yes\na,예,1\na,maybe,1\na,2,1\na,0.5,1\n", 0, 2,
    "7 a@2 {000 7 | 0 1 2 5.5 7.25 | 0 1 0 6 6} unreadable0 1@6(maybe) unreadable1 1@4(yes)" },
  { "odd-numbers", &rows_plain, "g,w,p\na,1,\"1,234.5\"\na,1,1e3\na,1,-2.5E-3\na,1,+7\na,1,0.1234567890123456785\n", 0, 2,
    "5 a@2 {000 5 | 0 0 0 5 5 | 0 0 0 2241.620956789012345679 2524039.265247828753238836774881877789971041}" },
  { "blanks-around-what-is-unreadable", &rows_plain, "g,w,p\na, maybe\t,\" x y \"\n 5\" ,1,2\n", 0, 2,
    "2 a@2,5\"@3 {000 1 | 0 1 0 0 0 | 0 1 0 0 0} {100 1 | 0 0 0 1 1 | 0 0 0 2 4} quotes 1@3(5\") "
    "unreadable0 1@2(maybe) unreadable1 1@2(x y)" },
  { "unreadable", &rows_plain, "g,w,p\na,1,12%\na,1,inf\na,1,1e15\na,1,0x1\na,1,1 2\na,1,--1\n", 0, 2,
    "6 a@2 {000 6 | 0 0 0 6 6 | 0 6 0 0 0} unreadable1 6@2@3@4@5@6(12%)" },
  { "returns-in-quotes", &rows_plain, "g,w,p\n\"a\rb\",1,2\nb,x,3\n", 0, 2,
    "2 a<0d>b@2,b@4 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} {100 1 | 0 1 0 0 0 | 0 0 0 3 9} unreadable0 1@4(x)" },
  { "ends-of-dos", &rows_plain, "g,w,p\n\x1a,,\na,1,2\n\x1a,1,1\n\x1a", 0, 2,
    "2 a@3 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} nogroup 1@4" },
  { "quotes-in-values", &rows_plain, "g,w,p\na,1,\"5\"\"x\"\na,\"\"\"1\"\"\",2\n", 0, 2,
    "2 a@2 {000 2 | 0 1 0 1 1 | 0 1 0 2 4} unreadable0 1@3(\"1\") unreadable1 1@2(5\"x)" },
  { "quotes-above", &rows_plain, "x\"y,\"z\nq\",w\na,1,2\n", 0, 2,
    "1 a@3 {000 1 | 0 0 0 1 1 | 0 0 0 2 4}" },
  { "returns-above", &rows_plain, "g,w,p\ra,1,2\nb,1,3\n", 0, 2,
    "2 a@2,b@3 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} {100 1 | 0 0 0 1 1 | 0 0 0 3 9}" },
  { "units-of-blanks", &rows_full,
    "u,g,s,d,p,b\n\x1a,a,x,d,2,3\n\xc2\xa0,b,x,d,2,3\n\" \",b,y,e,2,\n\"\"\"\",c,z,d,2,3\n\t1,c,z,d,2,3\n", 0, 2,
    "5 c@5/z@5/d@5 {000 2 | 0 0 0 4 8 | 0 0 0 6 18 | 2 12 4 8 6 18} nounit 3@2@3@4" },
  { "inches", &rows_plain, "g,w,p\n5\",1,2\n6\",1,3\n", 0, 2,
    "2 5\"@2,6\"@3 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} {100 1 | 0 0 0 1 1 | 0 0 0 3 9} quotes 2@2@3(5\")" },
  { "no-group", &rows_plain, "g,w,p\n,1,2\na,1,2\n\" \",x,\n", 0, 2,
    "3 a@3 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} nogroup 2@2@4" },
  { "signs-and-marks", &rows_signs,
    "g,w,p\na,O,₩3\na,x,\"₩1,000\"\na,1,2원\na,○,-₩4\na,yes,$5\na,z,₩\n", 0, 2,
    "6 a@2 {000 6 | 0 1 0 4 4 | 0 2 0 1001 1000029} unreadable0 1@7(z) unreadable1 2@6@7($5)" },
  { "labels-that-say-no-group", &rows_plain,
    "g,w,p\nNULL,1,2\na,1,2\n (not set) ,x,\n\"NaN\",1,3\nnone,1,1\nnully,1,1\n", 0, 2,
    "6 a@3,none@6,nully@7 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} {100 1 | 0 0 0 1 1 | 0 0 0 1 1} "
    "{200 1 | 0 0 0 1 1 | 0 0 0 1 1} nogroup 3@2@4@5" },
  { "lone-quotes", &rows_plain, "g,w,p\n5\" tv,1,2\n\"a\"b,1,3\"\n\"a\" ,1,4\n", 0, 2,
    "3 5\" tv@2,ab@3,a@4 {000 1 | 0 0 0 1 1 | 0 0 0 2 4} {100 1 | 0 0 0 1 1 | 0 1 0 0 0} "
    "{200 1 | 0 0 0 1 1 | 0 0 0 4 16} quotes 2@2@3(5\" tv) unreadable1 1@3(3\")" },
  { "open-quote", &rows_plain, "g,w,p\na,1,2\n\"b,1,2\nc,1,2\n", 0, 2,
    "1 a@2 {000 1 | 0 0 0 1 1 | 0 0 0 2 4}" },
  { "any-bytes", &rows_plain, "g,w,p\na\0b,1,2\0\n\xff,1\0,2\na,\0,3\n", 27, 2,
    "3 a<00>b@2,<ff>@3,a@4 {000 1 | 0 0 0 1 1 | 0 1 0 0 0} {100 1 | 0 1 0 0 0 | 0 0 0 2 4} "
    "{200 1 | 0 1 0 0 0 | 0 0 0 3 9} unreadable0 2@3@4(1<00>) unreadable1 1@2(2<00>)" },
  { "decimal-comma", &rows_semicolons, "g;w;p\na;1;2,5\na;0;1.234,5\nb;1;1.5\n", 0, 2,
    "3 a@2,b@4 {000 2 | 0 0 0 1 1 | 0 0 0 1237 1523996.5} {100 1 | 0 0 0 1 1 | 0 1 0 0 0} unreadable1 1@4(1.5)" },
  { "all-columns", &rows_full,
    "u,g,s,d,p,b\n1,a,x,2024-03-01T10:00,2,3\n2,a,x,2024-03-01 11:00,4,\n3,a,y,2024-03-02,,5\n4,b,,,1.5,-2\n5,a,x,2024-03-01,10,1\n",
    0, 2,
    "5 a@2,b@5/x@2,y@4,@5/2024-03-01@2,2024-03-02@4,@5 "
    "{000 3 | 0 0 0 16 120 | 1 0 0 4 10 | 2 16 12 104 4 10} "
    "{011 1 | 1 0 0 0 0 | 0 0 0 5 25 | 0 0 0 0 0 0} "
    "{122 1 | 0 0 0 1.5 2.25 | 0 0 0 -2 4 | 1 -3 1.5 2.25 -2 4} missing0 1@4 missing1 1@3" },
  { "no-unit", &rows_full, "u,g,s,d,p,b\n,a,x,d,2,3\n1,,x,d,2,3\n ,,y,e,2,\n1,a,z,d,2,3\n,a,x\n", 0, 2,
    "5 a@5/z@5/d@5 {000 1 | 0 0 0 2 4 | 0 0 0 3 9 | 1 6 2 4 3 9} short 1@6 nogroup 2@3@4 nounit 1@2" },
};
// clang-format on
