// SPDX-License-Identifier: MIT
/* Files with a row a user or an event, and all that is said of them. */
#pragma once

#define HEAD "user_id,variant,converted\n"
#define FOUR "1,A,1\n2,B,0\n3,A,0\n4,B,1\n"
#define SPENT "user_id,variant,converted,spent\n1,A,1,2\n2,B,0,0\n3,A,0,5\n4,B,1,9\n"
#define CAPS                                                                                       \
  "user_id,variant,converted,spent,date\n1,A,1,2,2026-01-01\n2,B,0,0,2026-01-02\n3,A,0,5,2026-01-" \
  "02\n4,B,1,9,2026-01-03\n5,A,0,4,2026-01-03\n"
#define SUMS "variant,users,conversions\n"
#define DAILY "date,variant,users,conversions\n"
#define EVENTS "user_id,time,variant,event,value\n"
#define SIXTEEN                                                                                   \
  "11,A,1\n12,B,0\n13,A,0\n14,B,1\n15,A,1\n16,B,0\n17,A,0\n18,B,1\n19,A,1\n20,B,0\n21,A,0\n22,B," \
  "1\n23,A,1\n24,B,0\n25,A,0\n26,B,1\n"
#define SEEN \
  "1,2026-04-20,A,view,\n2,2026-04-20,B,view,\n3,2026-04-21,A,buy,2\n4,2026-04-21,B,view,\n"

/* Told as "W27@6:converted 2/6 [6,7] “x”": code, line, column, number of other, lines, value. */
typedef struct
{
  const char *name;
  const char *csv;
  const char *setting;
  const char *told;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "sound", HEAD FOUR, "", "" },
  { "short", HEAD FOUR "5\n6,A\n", "", "W23@6:- 2/6 [6,7]" },
  { "short-of-many", HEAD FOUR "5\n6\n7\n8\n9\n10\n", "", "W23@6:- 6/10 [6,7,8,9,10]" },
  { "long", HEAD FOUR "5,A,1,1\n6,B,1,1\n", "", "W24@6:- 2/6 [6,7]" },
  { "no-group", HEAD FOUR "5,,1\n6, ,1\n", "", "W25@6:variant 2/6 [6,7]" },
  { "no-id", HEAD FOUR ",A,1\n ,B,1\n", "", "W26@6:user_id 2/6 [6,7]" },
  { "missing", HEAD FOUR "5,A,\n6,B,NA\n", "", "W27@6:converted 2/6 [6,7]" },
  { "missing-of-a-mean", SPENT "5,A,1,\n6,B,1,-\n", "", "W27@6:spent 2/6 [6,7]" },
  { "unreadable", HEAD FOUR "5,A,maybe\n", "", "E42@6:converted 1/5 [6] “maybe”" },
  { "unreadable-of-a-guardrail", HEAD "1,A,1\n2,B,?\n3,A,0\n4,B,x\n", "guardrail=converted", "E01@1:conversions 0/0 “conversions”; W28@3:converted 2/4 [3,5] “?”" },
  { "unreadable-of-every-twentieth", HEAD "1,A,?\n2,B,0\n3,A,0\n4,B,1\n" SIXTEEN, "", "W28@2:converted 1/20 [2] “?”" },
  { "unreadable-of-more", HEAD "1,A,?\n2,B,0\n3,A,1\n" SIXTEEN, "conversions=converted", "E42@2:converted 1/19 [2] “?”" },
  { "nothing-of-a-guardrail-is-readable", "user_id,variant,converted,left\n1,A,1,q\n2,B,0,r\n3,A,0,\n4,B,1,s\n", "guardrail=left", "W28@2:left 3/4 [2,3,5] “q”; W27@4:left 1/4 [4]" },
  { "nothing-of-what-decides-is-there", HEAD "1,A,\n2,B,\n3,A,\n4,B,\n", "conversions=converted", "E08@2:converted 0/0 “0” of “A”; W27@2:converted 4/4 [2,3,4,5]; E08@3:converted 0/0 “0” of “B”" },
  { "another-label-of-no-group", HEAD FOUR SIXTEEN "5,A,1\n6,unassigned,0\n", "", "W38@23:variant 1/0 [23] of “unassigned”" },
  { "quotes-in-the-header-and-two-rows", "user_id,var\"iant,converted\n1,A,1\n2,B,0\n3,A\"x,0\n4,B\"y,1\n", "group=var\"iant", "W10@1:var\"iant 0/0 “var\"iant”; E01@1:users 0/0 “users”; W10@4:var\"iant 0/0 “A\"x”; W10@5:var\"iant 0/0 “B\"y”" },
  { "segments-that-are-said-twice", "user_id,variant,converted,plan,shop\n1,A,1,gold,a\n2,B,0,gold,a\n3,A,0,free,b\n4,B,1,free,b\n", "segment=shop", "I03@1:plan 4/0" },
  { "several-that-could-decide", "user_id,variant,kept,left\n1,A,1,0\n2,B,0,1\n3,A,0,0\n4,B,1,1\n", "", "E01@1:primary 0/0 ““kept”, “left”” and “primary”" },
  { "a-mean-alone", "user_id,variant,spent\n1,A,2\n2,B,7\n3,A,5\n4,B,9\n", "", "I07@0:- 0/0 “spent”" },
  { "filled-for-none", "user_id,variant,spent,pre_spent\n1,A,2,1\n2,B,7,3\n3,A,5,2\n4,B,9,5\n5,A,,\n", "primary=spent", "W27@6:spent 1/5 [6]" },
  { "ignored-and-a-rate-and-a-statistic", "user_id,variant,converted,a,b,c\n1,A,1,x,y,z\n2,B,0,x,y,z\n3,A,0,x,y,z\n4,B,1,x,y,z\n", "rate=a,statistic=b,time=c", "E34@1:c 0/0 “time”" },
  { "others", HEAD FOUR "5,A,7\n", "", "" },
  { "repeated-alike", HEAD FOUR "3,A,0\n", "", "W29@6:user_id 1/0 [6] “3” p=0.2" },
  { "repeated-unlike", HEAD FOUR "3,A,1\n1,A,1\n", "", "E43@6:user_id 2/1 [6,7] “3” p=0.3333" },
  { "in-both-groups", HEAD FOUR "3,B,1\n", "", "W30@6:variant 1/2 [6] “3” p=0.25" },
  { "in-three-groups", HEAD FOUR "5,C,1\n3,C,1\n3,B,0\n", "", "W30@7:variant 1/3 [7] “3” p=0.2" },
  { "ten-in-both-groups", HEAD FOUR "11,A,1\n12,A,1\n13,A,1\n14,A,1\n15,A,1\n16,A,1\n17,A,1\n18,A,1\n19,B,1\n20,B,1\n11,B,1\n12,B,1\n13,B,1\n14,B,1\n15,B,1\n16,B,1\n17,B,1\n18,B,1\n19,A,1\n20,A,1\n", "", "W30@16:variant 10/2 [16,17,18,19,20] “11” and “A” p=0.7143" },
  { "most-of-ten-are-eight", HEAD FOUR "11,A,1\n12,A,1\n13,A,1\n14,A,1\n15,A,1\n16,A,1\n17,A,1\n18,B,1\n19,B,1\n20,B,1\n11,B,1\n12,B,1\n13,B,1\n14,B,1\n15,B,1\n16,B,1\n17,B,1\n18,A,1\n19,A,1\n20,A,1\n", "", "W30@16:variant 10/2 [16,17,18,19,20] “11” p=0.7143" },
  { "nine-are-too-few-for-most", HEAD FOUR "11,A,1\n12,A,1\n13,A,1\n14,A,1\n15,A,1\n16,A,1\n17,A,1\n18,A,1\n19,A,1\n11,B,1\n12,B,1\n13,B,1\n14,B,1\n15,B,1\n16,B,1\n17,B,1\n18,B,1\n19,B,1\n", "", "W30@15:variant 9/2 [15,16,17,18,19] “11” p=0.6923" },
  { "lone-quote", HEAD FOUR "5,A\"x,1\n", "", "W10@6:variant 0/0 “A\"x”" },
  { "no-group-of-users", HEAD FOUR "5,(not set),1\n6,(not set),0\n", "", "W25@6:variant 2/6 [6,7]" },
  { "before-the-start", "user_id,variant,converted,date\n1,A,1,2026-01-01\n2,B,0,2026-01-02\n3,A,0,2026-01-03\n4,B,1,2026-01-01\n5,A,1,2026-01-02\n", "start=2026-01-02", "W39@2:date 2/5 [2] “2026-01-02”" },
  { "nothing-before-the-start", "user_id,variant,converted,date\n1,A,1,2026-01-02\n2,B,0,2026-01-02\n3,A,0,2026-01-03\n4,B,1,2026-01-03\n", "start=2026-01-02", "" },
  { "start-without-days", HEAD FOUR, "start=2026-01-02", "E44@0:- 0/0 and “2026-01-02”" },
  { "start-of-no-day", "user_id,variant,converted,date\n1,A,1,2026-01-02\n2,B,0,soon\n3,A,0,2026-01-03\n4,B,1,2026-01-03\n", "start=2026-01-02", "E44@3:date 0/0 “soon” and “2026-01-02”" },
  { "missing-before-the-start", "user_id,variant,converted,date\n1,A,,2026-01-01\n2,B,0,2026-01-02\n3,A,0,2026-01-03\n4,B,1,2026-01-03\n5,A,,2026-01-03\n6,B,1,2026-01-03\n", "start=2026-01-02", "W27@0:converted 1/5; W39@2:date 1/6 [2] “2026-01-02”" },
  { "one-sided", HEAD "1,A,1\n2,B,1\n3,A,\n4,B,\n", "", "E47@0:converted 0/0 “1”" },
  { "one-sided-guardrail", "user_id,variant,converted,left\n1,A,1,1\n2,B,0,1\n3,A,0,\n4,B,1,?\n", "", "I03@1:left 4/0" },
  { "only-zeros", "user_id,variant,converted,left\n1,A,1,0\n2,B,0,0\n3,A,0,\n4,B,1,\n", "", "W47@0:left 0/0 “0”" },
  { "covariate-of-a-rate", "user_id,variant,converted,pre_converted\n1,A,1,1\n2,B,0,0\n3,A,0,1\n4,B,1,1\n", "", "I12@1:pre_converted 0/0" },
  { "covariate-filled", "user_id,variant,spent,pre_spent\n1,A,2,1\n2,B,7,3\n3,A,5,\n4,B,9,5\n5,A,,4\n", "primary=spent", "I16@0:pre_spent 1/4; W27@6:spent 1/5 [6]" },
  { "unknown-columns", "user_id,variant,converted,plan,shop_id\n1,A,1,gold,7\n2,B,0,gold,8\n3,A,0,free,7\n4,B,1,free,8\n", "metric=plan", "E34@1:plan 0/0 “metric”; I03@1:shop_id 5/0" },
  { "ignored-columns", "user_id,variant,converted,plan,shop_id\n1,A,1,gold,7\n2,B,0,gold,8\n3,A,0,free,7\n4,B,1,free,8\n", "ignore=shop_id", "I03@1:plan 4/0" },
  { "capped", CAPS, "half", "I17@0:spent 2/5 “4” p=0.5" },
  { "capped-since-the-start", CAPS, "start=2026-01-02,half", "I17@0:spent 2/4 “4.5” p=0.5; W39@2:date 1/5 [2] “2026-01-02”" },
  { "capped-since-a-start-without-days", SPENT, "start=2026-01-02,half", "E44@0:- 0/0 and “2026-01-02”; I17@0:spent 2/4 “3.5” p=0.5" },
  { "capped-and-nothing-since-the-start", CAPS, "start=2026-02-01,half", "E41@0:- 5/0; W39@2:date 5/5 [2] “2026-02-01”" },
  { "a-header-with-a-nameless-end", "user_id,variant,converted,\n1,A,1\n2,B,0\n3,A,0\n4,B,1\n", "", "I03@1:- 4/0" },
  { "a-nameless-end-that-one-lacks", "user_id,variant,converted,\n1,A,1,\n2,B,0\n3,A,0,\n4,B,1,\n", "", "I03@1:- 4/0; W23@3:- 1/4 [3]" },
  { "rows-with-an-empty-end", HEAD "1,A,1,\n2,B,0,\n3,A,0,\n4,B,1,\n", "", "" },
  { "an-end-that-is-not-empty", HEAD "1,A,1,x\n2,B,0,\n3,A,0,\n4,B,1,\n", "", "E41@0:- 4/0; W24@2:- 4/4 [2,3,4,5]" },
  { "a-named-column-that-all-lack", "user_id,variant,converted,spent\n1,A,1\n2,B,0\n3,A,0\n", "", "E41@0:- 3/0; I03@1:spent 4/0; W23@2:- 3/3 [2,3,4]" },
  { "experiments", "experiment," HEAD "a,1,A,1\nb,2,B,0\na,3,A,0\nc,4,B,1\n", "", "E27@1:experiment 0/0 “a, b, c”" },
  { "nine-experiments", "experiment," HEAD "e1,1,A,1\ne2,2,B,0\ne3,3,A,0\ne4,4,B,1\ne5,5,A,1\ne6,6,B,0\ne7,7,A,0\ne8,8,B,1\ne9,9,B,1\n", "", "E27@1:experiment 0/0 “e1, e2, e3, e4, e5, e6, e7, e8, …”" },
  { "eight-experiments", "experiment," HEAD "e1,1,A,1\ne2,2,B,0\ne3,3,A,0\ne4,4,B,1\ne5,5,A,1\ne6,6,B,0\ne7,7,A,0\ne8,8,B,1\n", "", "E27@1:experiment 0/0 “e1, e2, e3, e4, e5, e6, e7, e8”" },
  { "second-table-at-once", HEAD HEAD FOUR, "", "E29@2:- 0/0" },
  { "second-table", HEAD FOUR HEAD "5,A,1\n", "", "E29@6:- 0/0" },
  { "nothing-left", HEAD ",A,1\n,B,0\n,A,1\n", "", "E41@0:- 3/0; W26@2:user_id 3/3 [2,3,4]" },
  { "sessions", "session_id,variant,converted\n1,A,1\n2,B,0\n3,A,0\n4,B,1\n", "", "I03@1:session_id 1/0; W51@1:session_id 0/0" },
  { "sessions-that-some-lack", "session_id,variant,converted\n1,A,1\n,B,0\n3,A,0\n4,B,1\n", "", "I03@1:session_id 1/0" },
  { "two-ways", "user_id;variant;spent\n1;A;4\n2;B;2.500\n3;A;1.250\n4;B;4\n", "", "I07@0:- 0/0 “spent”; E20@3:spent 1/0 “2.500”" },
  { "events", EVENTS SEEN, "primary=buy", "" },
  { "events-without-group", EVENTS SEEN "5,2026-04-20,,view,\n", "primary=buy", "W43@6:variant 1/5 [6]" },
  { "events-without-id", EVENTS SEEN ",2026-04-20,A,view,\n", "primary=buy", "W26@6:user_id 1/5 [6]" },
  { "events-without-name", EVENTS SEEN "4,2026-04-20,B,,\n", "primary=buy", "W40@6:event 1/5 [6]" },
  { "events-without-time", EVENTS SEEN "4,,B,view,\n", "primary=buy", "W34@6:time 1/0 [6]" },
  { "events-without-time-and-a-start", EVENTS SEEN "4,,B,view,\n", "start=2026-04-21,primary=buy", "W34@6:time 1/1 [6]" },
  { "events-before-the-start", EVENTS SEEN, "start=2026-05-01,primary=buy", "E45@0:time 0/0 “2026-05-01”" },
  { "events-joined", EVENTS SEEN "4,2026-04-21,B,Buy,\n", "primary=buy", "I18@6:event 1/5 [6] “Buy”" },
  { "events-of-no-group", EVENTS SEEN "5,2026-04-20,(not set),view,\n6,2026-04-20,(not set),view,\n", "primary=buy", "W43@6:variant 2/6 [6,7]" },
  { "an-event-in-both-groups", EVENTS SEEN "3,2026-04-20,B,view,\n", "primary=buy", "W21@2:value 1/0 “0” of “A”; W30@6:variant 1/2 [6] “3” p=0.25" },
};

/* Files with a row a group. */
static const Case sums[] = {
  { "short", SUMS "A,100,10\nB,100\n", "", "E13@3:conversions 2/3" },
  { "long", SUMS "A,100,10\nB,100,12,7,8\n", "", "E13@3:- 5/3" },
  { "short-below-a-header-without-a-name", "variant,users,conversions,\nA,100,10,1\nB,100,12\n", "", "I03@1:- 4/0" },
  { "short-by-two", "variant,users,conversions,crash\nA,100,10,1\nB,100\n", "", "E13@3:conversions 2/4" },
  { "quotes", SUMS "A\",100,10\nB,10\"0,12\n", "group=variant", "E02@0:variant 0/0 ““A\"”, “B””; W10@2:variant 0/0 “A\"”; W10@3:users 0/0 “10\"0”; E05@3:users 0/0 “10\"0” of “B”" },
  { "a-quote-in-the-header", "variant,us\"ers,conversions\nA,100,10\nB,100,12\n", "users=us\"ers", "W10@1:us\"ers 0/0 “us\"ers”" },
  { "second-table", SUMS "A,100,10\nB,100,12\n\n" SUMS "A,1,1\n", "", "E29@5:- 0/0" },
  { "another-table-of-two-known-names", SUMS "A,100,10\nB,100,12\n\ncountry,users,x\nkr,1,1\n", "", "E29@5:- 0/0" },
  { "one-known-name-is-no-table", SUMS "A,100,10\nB,100,12\n\nfoo,users,x\n", "", "E05@5:users 0/0 “users” of “foo”; E05@5:conversions 0/0 “x” of “foo”" },
  { "known-names-without-a-blank-line-are-no-table", SUMS "A,100,10\nB,100,12\ncountry,users,x\n", "", "E05@4:users 0/0 “users” of “country”; E05@4:conversions 0/0 “x” of “country”" },
  { "a-header-alone-again", SUMS SUMS "A,100,10\nB,100,12\n", "", "E29@2:- 0/0" },
  { "a-total", SUMS "A,100,10\nB,100,12\nTotal,200,22\n", "", "W13@4:variant 0/0 “Total” of “Total”" },
  { "a-total-that-is-none", SUMS "A,100,10\nB,100,12\nTotal,200,23\n", "", "E32@4:variant 0/0 “Total” of “Total”" },
  { "added-up", DAILY "1,A,100,10\n1,B,100,12\n2,A,90,9\n2,B,91,8\n", "sums", "I11@2:variant 2/0 of “A”; I11@3:variant 2/0 of “B”" },
  { "added-up-with-totals", DAILY "1,A,100,10\n1,B,100,12\n1,Total,200,22\n2,A,90,9\n2,B,91,8\n2,Total,181,17\n", "sums", "I11@2:variant 2/0 of “A”; I11@3:variant 2/0 of “B”; I11@4:variant 2/0 of “Total”; W13@4:variant 0/2 “Total” of “Total” and “4, 7”" },
  { "added-up-with-subtotals", DAILY "1,A,502,50\n1,B,500,55\n2,A,515,51\n2,B,481,56\nWeek,A,1017,101\nWeek,B,981,111\n3,A,90,9\n3,B,91,8\n", "sums", "I11@2:variant 3/0 of “A”; I11@3:variant 3/0 of “B”; W13@6:date 1/0 [6] “Week” of “Week”; W13@7:date 1/0 [7] “Week” of “Week”" },
  { "a-subtotal-that-is-none", DAILY "1,A,502,50\n1,B,500,55\n2,A,515,51\n2,B,481,56\nSubtotal,A,1017,102\n", "sums", "I11@2:variant 2/0 of “A”; I11@3:variant 2/0 of “B”; E32@6:date 1/0 [6] “Subtotal” of “Subtotal”" },
  { "added-up-to-all", "segment,variant,users,conversions\nkr,A,10,1\nus,A,20,2\nAll,A,30,3\nkr,B,12,2\nus,B,21,3\nAll,B,33,5\n", "sums", "I11@2:variant 2/0 of “A”; W13@4:segment 1/0 [4] “All” of “All”; I11@5:variant 2/0 of “B”; W13@7:segment 1/0 [7] “All” of “All”" },
  { "not-added-up-to-all", "segment,variant,users,conversions\nkr,A,10,1\nus,A,20,2\nAll,A,30,4\nkr,B,12,2\nus,B,21,3\nAll,B,33,5\n", "sums", "I11@2:variant 2/0 of “A”; E32@4:segment 1/0 [4] “All” of “All”; I11@5:variant 2/0 of “B”; W13@7:segment 1/0 [7] “All” of “All”" },
  { "running", DAILY "1,A,502,50\n1,B,500,55\n2,A,981,101\n2,B,990,103\n3,A,1490,155\n3,B,1493,192\n4,A,1976,201\n4,B,1989,258\n", "sums", "E46@2:date 8/0 [2,3,4,5,6]; I11@2:variant 4/0 of “A”; I11@3:variant 4/0 of “B”" },
  { "by-day-and-not-added-up", DAILY "1,A,100,10\n1,B,100,12\n2,A,90,9\n2,B,91,8\n", "", "I03@1:date 1/0; E04@4:date 1/0 “2, 4” of “A”; E04@5:date 1/0 “3, 5” of “B”" },
  { "a-cell-that-is-none-of-a-sum", "date,variant,users,conversions,crash\n1,A,100,10,x\n1,B,100,12,1\n2,A,90,9,2\n2,B,91,8,\n", "sums", "I11@2:variant 2/0 of “A”; W08@2:crash 0/0 “x” of “A”; I11@3:variant 2/0 of “B”; W09@5:crash 0/0 “” of “B”" },
};

/* What they were taken for. */
static const Case guesses[] = {
  { "exact-names", HEAD FOUR, "", "I06@0:- 0/0 “one row per user”; I02@0:variant 0/0 of “A”; I01@1:converted 0/0 “conversions”" },
  { "other-names", "uid,arm,bought\n1,control,1\n2,test,0\n3,control,0\n4,test,1\n", "", "I06@0:- 0/0 “one row per user”; I01@1:arm 0/0 “group”; I01@1:bought 0/0 “conversions”" },
  { "said", "uid,arm,bought\n1,control,1\n2,test,0\n3,control,0\n4,test,1\n", "unit=uid,group=arm,conversions=bought", "I06@0:- 0/0 “one row per user”" },
  { "the-only-outcome", "user_id,variant,kept\n1,A,1\n2,B,0\n3,A,0\n4,B,1\n", "", "I06@0:- 0/0 “one row per user”; I02@0:variant 0/0 of “A”; I01@1:kept 0/0 “conversions”" },
  { "the-outcome-that-is-said-to-decide", "user_id,variant,bought,kept\n1,A,1,0\n2,B,0,0\n3,A,0,1\n4,B,1,1\n", "primary=kept", "I06@0:- 0/0 “one row per user”; I02@0:variant 0/0 of “A”" },
  { "a-gain-among-others", "user_id,variant,kept,purchased\n1,A,1,0\n2,B,0,0\n3,A,0,1\n4,B,1,1\n", "", "I06@0:- 0/0 “one row per user”; I02@0:variant 0/0 of “A”; I01@1:purchased 0/0 “conversions”" },
  { "events", EVENTS SEEN, "", "I06@0:- 0/0 “one row per event, added up by user”" },
  { "events-that-are-purchases", "uid,time,arm,event\n1,2026-04-20,A,view\n2,2026-04-20,B,view\n3,2026-04-21,A,Purchase\n4,2026-04-21,B,view\n", "", "I06@0:- 0/0 “one row per event, added up by user”; I02@0:arm 0/0 of “A”; I01@1:arm 0/0 “group”; I01@1:Purchase 0/0 “conversions”" },
};
/* clang-format on */
