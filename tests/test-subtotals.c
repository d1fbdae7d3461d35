// SPDX-License-Identifier: MIT
/* Rows that are sums of others of their group: left out where that is certain, whatever they are
 * called, and refused where a label says so and the numbers do not. */
#include "data/import.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"

#define DAILY "date,variant,users,conversions\n"
#define BY_SEGMENT "segment,variant,users,conversions\n"
#define BY_BOTH "date,segment,variant,users,conversions\n"

/* Told as experiment_to_line() does, but for how many rows were added up. */
typedef struct
{
  const char *name;
  const char *csv;
  const char *told;
} Case;

#define WEEK_1 \
  "2024-03-01,a,502,50\n2024-03-01,b,500,55\n2024-03-02,a,515,51\n2024-03-02,b,481,56\n"
#define WEEK_2 \
  "2024-03-03,a,487,52\n2024-03-03,b,513,72\n2024-03-04,a,494,48\n2024-03-04,b,488,61\n"
#define SUM_1 ",a,1017,101\n"
#define SUM_1_B ",b,981,111\n"
#define SUM_2 ",a,981,100\n"
#define SUM_2_B ",b,1001,133\n"
#define SUM ",a,1998,201\n"
#define SUM_B ",b,1982,244\n"
#define SUMS "*a 1998/201; b 1982/244 |"

/* clang-format off */
static const Case cases[] = {
  { "no-subtotals", DAILY WEEK_1 WEEK_2, SUMS },
  { "a-label-says-so", DAILY WEEK_1 "Subtotal" SUM_1 "Subtotal" SUM_1_B WEEK_2 "Sub-total" SUM_2 "sub total" SUM_2_B, SUMS " W13@6:date W13@7:date" },
  { "a-label-begins-or-ends-so", DAILY WEEK_1 "Week 1 total" SUM_1 "Total week 1" SUM_1_B WEEK_2, SUMS " W13@6:date W13@7:date" },
  { "labels-in-korean", "날짜,그룹,사용자수,전환수\n" WEEK_1 "1주차 소계" SUM_1 "소계(1주)" SUM_1_B WEEK_2 "중간합계" SUM_2 "누계" SUM_B "총계" SUM "합계" SUM_B, SUMS " W13@6:날짜 W13@7:날짜" },
  { "no-label-says-so", DAILY WEEK_1 "w1" SUM_1 "w1" SUM_1_B WEEK_2 "w2" SUM_2 "w2" SUM_2_B, SUMS " W13@6:date W13@7:date" },
  { "sums-stand-above-their-parts", DAILY "w1" SUM_1 "w1" SUM_1_B WEEK_1 "w2" SUM_2 "w2" SUM_2_B WEEK_2, SUMS " W13@2:date W13@3:date" },
  { "sums-of-sums", DAILY WEEK_1 "w1" SUM_1 "w1" SUM_1_B WEEK_2 "w2" SUM_2 "w2" SUM_2_B "both" SUM "both" SUM_B, SUMS " W13@6:date W13@7:date" },
  { "a-total-of-days-and-subtotals", DAILY WEEK_1 "w1" SUM_1 "w1" SUM_1_B WEEK_2 "Total" SUM "Total" SUM_B, SUMS " W13@6:date W13@7:date" },
  { "totals-a-week-and-of-all", DAILY WEEK_1 "Total" SUM_1 "Total" SUM_1_B WEEK_2 "Total" SUM_2 "Total" SUM_2_B "Total" SUM "Total" SUM_B, SUMS " W13@6:date W13@7:date" },
  { "a-month-among-days", DAILY WEEK_1 WEEK_2 "2024-03" SUM "2024-03" SUM_B, SUMS " W13@10:date W13@11:date" },
  { "a-period-above-days", DAILY "2024-03-01 ~ 2024-03-04" SUM "2024-03-01 ~ 2024-03-04" SUM_B WEEK_1 WEEK_2, SUMS " W13@2:date W13@3:date" },
  { "a-month-written-as-a-day", DAILY "2024-03-31" SUM "2024-03-31" SUM_B WEEK_1 WEEK_2, SUMS " W13@2:date W13@3:date" },
  { "nothing-says-so", DAILY WEEK_1 SUM_1 SUM_1_B WEEK_2, SUMS " W13@6:date W13@7:date" },
  { "subtotals-at-the-end", DAILY WEEK_1 WEEK_2 "Subtotal 1" SUM_1 "Subtotal 1" SUM_1_B "Subtotal 2" SUM_2 "Subtotal 2" SUM_2_B, SUMS " W13@10:date W13@11:date" },
  { "a-group-after-the-other", DAILY "d1,a,502,50\nd2,a,515,51\nw,a,1017,101\nd3,a,487,52\nd1,b,500,55\nd2,b,481,56\nw,b,981,111\nd3,b,488,61\n", "*a 1504/153; b 1469/172 | W13@4:date W13@8:date" },
  { "a-day-that-one-group-lacks", DAILY "d1,a,502,50\nd2,a,515,51\nw,a,1017,101\nd3,a,487,52\nd1,b,500,55\nd2,b,481,56\nd2b,b,300,31\nw,b,1281,142\nd3,b,488,61\n", "*a 1504/153; b 1769/203 | W13@4:date W13@9:date" },
  { "a-subtotal-of-one-group-alone", DAILY WEEK_1 "Subtotal" SUM_1 WEEK_2, SUMS " W13@6:date" },
  { "a-subtotal-of-one-row", DAILY WEEK_1 "Subtotal,a,502,50\n" WEEK_2, SUMS " W13@6:date" },
  { "a-subtotal-is-wrong", DAILY WEEK_1 "Subtotal" SUM_1 "Subtotal,b,982,111\n" WEEK_2, "blocked | W13@6:date E32@7:date" },
  { "subtotals-alone-are-parts", DAILY "Subtotal 1" SUM_1 "Subtotal 1" SUM_1_B "Subtotal 2" SUM_2 "Subtotal 2" SUM_2_B, SUMS },
  { "sums-of-a-day", BY_BOTH "1,kr,a,212,28\n1,us,a,211,19\n1,Asia+US,a,423,47\n1,kr,b,181,19\n1,us,b,220,26\n1,Asia+US,b,401,45\n2,kr,a,312,21\n2,us,a,309,41\n2,Asia+US,a,621,62\n2,kr,b,381,19\n2,us,b,320,36\n2,Asia+US,b,701,55\n", "*a 1044/109; b 1102/100 | W13@4:segment W13@7:segment" },
  { "sums-of-a-day-far-from-their-parts", BY_BOTH "1,kr,a,212,28\n2,kr,a,312,21\n1,us,a,211,19\n2,us,a,309,41\n1,Asia+US,a,423,47\n2,Asia+US,a,621,62\n1,kr,b,181,19\n2,kr,b,381,19\n1,us,b,220,26\n2,us,b,320,36\n1,Asia+US,b,401,45\n2,Asia+US,b,701,55\n", "*a 1044/109; b 1102/100 | W13@6:segment W13@12:segment" },
  { "no-column-tells-rows-apart", "variant,users,conversions\na,502,50\na,515,51\na,1017,101\na,487,52\nb,500,55\nb,481,56\nb,981,111\nb,488,61\n", "*a 1504/153; b 1469/172 | W13@4:variant W13@8:variant" },
  { "columns-of-groups", "date,a_users,a_conversions,b_users,b_conversions\n2024-03-01,502,50,500,55\n2024-03-02,515,51,481,56\nWeek,1017,101,981,111\n2024-03-03,487,52,488,61\n", "*a 1504/153; b 1469/172 | W13@4:date" },
  { "a-value-a-row", "date,variant,metric,value\nd1,a,users,502\nd1,a,conversions,50\nd1,a,crash,0\nd1,b,users,500\nd1,b,conversions,55\nd1,b,crash,1\nd2,a,users,515\nd2,a,conversions,51\nd2,a,crash,0\nd2,b,users,481\nd2,b,conversions,56\nd2,b,crash,2\nw,a,users,1017\nw,a,conversions,101\nw,a,crash,0\nw,b,users,981\nw,b,conversions,111\nw,b,crash,3\n", "*a 1017/101 crash=0; b 981/111 crash=3 | W13@14:date W13@15:date W13@16:date W13@17:date W13@18:date W13@19:date" },
  { "decimals", "date,variant,users,conversions,revenue\nd1,a,502,50,0.1\nd1,b,500,55,1.5\nd2,a,515,51,0.2\nd2,b,481,56,2.5\nw,a,1017,101,0.3\nw,b,981,111,4\nd3,a,3,1,0.5\nd3,b,4,1,0.5\n", "*a 1020/102 revenue=0.8t; b 985/112 revenue=4.5t | W07@2:revenue W13@6:date W13@7:date" },
  { "a-gap-says-nothing", "date,variant,users,conversions,crash\nd1,a,502,50,1\nd1,b,500,55,2\nd2,a,515,51,1\nd2,b,481,56,3\nw,a,1017,101,\nw,b,981,111,\nd3,a,3,1,1\nd3,b,4,1,1\n", "*a 1020/102 crash=3; b 985/112 crash=6 | W13@6:date W13@7:date" },
  { "rows-that-are-all-alike", DAILY "d1,a,500,50\nd1,b,500,55\nd2,a,500,50\nd2,b,500,55\nd3,a,500,50\nd3,b,500,55\nd4,a,500,50\nd4,b,500,55\n", "*a 2000/200; b 2000/220 |" },
  { "sums-of-rows-that-are-all-alike", DAILY "d1,a,500,50\nd1,b,500,55\nd2,a,500,50\nd2,b,500,55\nd3,a,500,50\nd3,b,500,55\nw,a,1500,150\nw,b,1500,165\n", "*a 1500/150; b 1500/165 | W13@8:date W13@9:date" },
  { "two-rows", DAILY "d1,a,500,50\nd1,b,500,55\nd2,a,500,50\nd2,b,500,55\n", "*a 1000/100; b 1000/110 |" },
  { "small-numbers-add-up-by-chance", BY_SEGMENT "s,a,4,1\ns,b,3,1\nt,a,5,1\nt,b,5,1\nu,a,9,2\nu,b,8,2\nv,a,8,1\nv,b,7,1\n", "*a 26/5; b 23/5 |" },
  { "thousands-are-counts", DAILY "d1,a,\"50,201\",50\nd1,b,\"50,001\",55\nd2,a,\"51,503\",51\nd2,b,\"48,103\",56\nw,a,\"101,704\",101\nw,b,\"98,104\",111\nd3,a,4,1\nd3,b,5,1\n", "*a 101708/102; b 98109/112 | W13@6:date W13@7:date" },
  { "zeros-at-the-end-prove-nothing", DAILY "d1,a,1000,100\nd1,b,1000,100\nd2,a,2000,200\nd2,b,2000,200\nw,a,3000,300\nw,b,3000,300\nd3,a,400,40\nd3,b,500,40\n", "*a 6400/640; b 6500/640 |" },
  { "few-users-add-up-by-chance", DAILY "d1,a,15,3\nd1,b,14,3\nd2,a,16,5\nd2,b,17,5\nw,a,31,8\nw,b,31,8\nd3,a,4,1\nd3,b,5,1\n", "*a 66/17; b 67/17 |" },
  { "some-more-do-not", DAILY "d1,a,15,3\nd1,b,14,3\nd2,a,19,5\nd2,b,20,5\nw,a,34,8\nw,b,34,8\nd3,a,4,1\nd3,b,5,1\n", "*a 38/9; b 39/9 | W13@6:date W13@7:date" },
  { "a-month-of-a-hundred-users", DAILY "2024-03-01,a,30,9\n2024-03-01,b,300,40\n2024-03-02,a,33,11\n2024-03-02,b,350,41\n2024-03-03,a,37,13\n2024-03-03,b,357,42\n2024-03-31,a,100,33\n2024-03-31,b,1007,123\n2024-04-01,a,40,8\n2024-04-01,b,200,21\n", "*a 140/41; b 1207/144 | W13@8:date W13@9:date" },
  { "a-day-of-less-is-no-month", DAILY "2024-03-01,a,30,9\n2024-03-01,b,300,40\n2024-03-02,a,33,11\n2024-03-02,b,350,41\n2024-03-03,a,36,13\n2024-03-03,b,357,42\n2024-03-31,a,99,33\n2024-03-31,b,1007,123\n2024-04-01,a,40,8\n2024-04-01,b,200,21\n", "*a 238/74; b 2214/267 |" },
  { "ten-users", "date,variant,users,conversions,page_views\nd1,a,4,1,501\nd1,b,4,2,499\nd2,a,6,1,516\nd2,b,5,1,482\nw,a,10,2,1017\nw,b,9,3,981\nd3,a,4,1,7\nd3,b,5,1,9\n", "*a 14/3 page_views=1024t; b 14/4 page_views=990t | E18@2:page_views W13@6:date W13@7:date" },
  { "nine-users-are-no-sum", "date,variant,users,conversions,page_views\nd1,a,4,1,501\nd1,b,4,2,499\nd2,a,5,1,516\nd2,b,5,1,482\nw,a,9,2,1017\nw,b,9,3,981\nd3,a,4,1,7\nd3,b,5,1,9\n", "*a 22/5 page_views=2041t; b 23/7 page_views=1971t | E18@2:page_views" },
  { "a-day-is-no-sum-of-two", DAILY "2024-03-01,a,502,50\n2024-03-01,b,500,55\n2024-03-02,a,515,51\n2024-03-02,b,481,56\n2024-03-03,a,1017,101\n2024-03-03,b,981,111\n2024-03-04,a,487,52\n2024-03-04,b,488,61\n", "*a 2521/254; b 2450/283 |" },
  { "a-day-is-no-sum-of-the-two-before-it", DAILY "2024-03-01,a,477,41\n2024-03-01,b,433,42\n2024-03-02,a,502,50\n2024-03-02,b,500,55\n2024-03-03,a,515,51\n2024-03-03,b,481,56\n2024-03-04,a,1017,101\n2024-03-04,b,981,111\n", "*a 2511/243; b 2395/264 |" },
  { "a-day-is-no-sum-of-the-two-behind-it", DAILY "2024-03-01,a,477,41\n2024-03-01,b,433,42\n2024-03-04,a,1017,101\n2024-03-04,b,981,111\n2024-03-02,a,502,50\n2024-03-02,b,500,55\n2024-03-03,a,515,51\n2024-03-03,b,481,56\n", "*a 2511/243; b 2395/264 |" },
  { "a-sum-in-one-group-alone", DAILY "d1,a,50201,5001\nd1,b,50001,5501\nd2,a,51503,5103\nd2,b,48103,5603\nw,a,101704,10104\nw,b,98105,11104\n", "*a 203408/20208; b 196209/22208 |" },
  { "a-sum-but-for-conversions", DAILY WEEK_1 "w1" SUM_1 "w1,b,981,112\n" WEEK_2, "*a 3015/302; b 2963/356 |" },
  { "days-without-users-are-no-parts", DAILY "d1,a,502,50\nd1,b,500,55\nd2,a,0,0\nd2,b,0,0\nd3,a,502,50\nd3,b,500,55\n", "*a 1004/100; b 1000/110 |" },
  { "a-total-of-groups-in-the-subtotals", DAILY "d1,a,502,50\nd1,b,500,55\nd1,Total,1002,105\nd2,a,515,51\nd2,b,481,56\nd2,Total,996,107\nw,a,1017,101\nw,b,981,111\nw,Total,1998,212\nd3,a,3,1\nd3,b,4,1\nd3,Total,7,2\n", "*a 1020/102; b 985/112 | W13@4:variant W13@8:date W13@9:date W13@10:date" },
  { "no-group-has-no-subtotal", DAILY WEEK_1 "2024-03-02,(not set),3,0\n" "w1" SUM_1 "w1" SUM_1_B WEEK_2, SUMS " W38@6:variant W13@7:date W13@8:date" },
  { "no-group-has-nothing-but-a-subtotal", DAILY "w1,(not set),0,0\n" WEEK_1 "w1" SUM_1 "w1" SUM_1_B WEEK_2, SUMS " W13@2:date W13@7:date W13@8:date" },
  { "sums-of-one-name", DAILY WEEK_1 "w" SUM_1 "w" SUM_1_B WEEK_2 "w" SUM_2 "w" SUM_2_B, SUMS " W13@6:date W13@7:date" },
  { "subtotals-come-first", DAILY "Subtotal" SUM_1 "Subtotal" SUM_1_B WEEK_1 WEEK_2, SUMS " W13@2:date W13@3:date" },
  { "a-wrong-subtotal-comes-first", DAILY "Subtotal,a,1017,102\n" WEEK_1 WEEK_2, "blocked | E32@2:date" },
  { "a-month-of-two-days", DAILY WEEK_1 "2024-03" SUM_1 "2024-03" SUM_1_B "2024-04-01,a,981,100\n2024-04-01,b,1001,133\n", SUMS " W13@6:date W13@7:date" },
  { "a-day-of-two-days-written-shorter", DAILY WEEK_1 "2024-3-9" SUM_1 "2024-3-9" SUM_1_B, "*a 2034/202; b 1962/222 |" },
  { "two-days-in-letters", DAILY "1 March,a,502,50\n1 March,b,500,55\n2 March,a,515,51\n2 March,b,481,56\n1-2 March" SUM_1 "1-2 March" SUM_1_B, "*a 1017/101; b 981/111 | W13@6:date W13@7:date" },
  { "a-third-day-in-letters", DAILY "1 March,a,502,50\n1 March,b,500,55\n2 March,a,515,51\n2 March,b,481,56\n31 March" SUM_1 "31 March" SUM_1_B, "*a 2034/202; b 1962/222 |" },
  { "another-month-in-letters", DAILY "1 March,a,502,50\n1 March,b,500,55\n2 March,a,515,51\n2 March,b,481,56\n3 Mai" SUM_1 "3 Mai" SUM_1_B, "*a 1017/101; b 981/111 | W13@6:date W13@7:date" },
  { "conversions-come-first", "conversions,date,variant,users\n50,1,a,502\n55,1,b,500\n51,2,a,515\n56,2,b,481\n102,w,a,1017\n111,w,b,981\n", "*a 2034/203; b 1962/222 |" },
  { "sums-of-sums-of-segments", BY_BOTH "1,kr,a,212,28\n1,us,a,211,19\n1,Asia+US,a,423,47\n2,kr,a,312,21\n2,us,a,309,41\n2,Asia+US,a,621,62\nw,Asia+US,a,1044,109\n3,kr,a,101,9\n1,kr,b,181,19\n1,us,b,220,26\n1,Asia+US,b,401,45\n2,kr,b,381,19\n2,us,b,320,36\n2,Asia+US,b,701,55\nw,Asia+US,b,1102,100\n3,kr,b,103,8\n", "*a 1145/118; b 1205/108 | W13@4:segment W13@12:segment" },
  { "a-subtotal-far-from-its-day", BY_BOTH "1,kr,a,212,28\n2,kr,a,312,21\n1,us,a,211,19\n2,us,a,309,41\n1,Subtotal,a,423,47\n1,kr,b,181,19\n2,kr,b,381,19\n1,us,b,220,26\n2,us,b,320,36\n1,Subtotal,b,401,45\n", "*a 1044/109; b 1102/100 | W13@6:segment W13@11:segment" },
  { "a-subtotal-far-from-its-segment", BY_BOTH "1,kr,a,212,28\n1,us,a,211,19\n2,kr,a,312,21\n2,us,a,309,41\nSubtotal,kr,a,524,49\n1,kr,b,181,19\n1,us,b,220,26\n2,kr,b,381,19\n2,us,b,320,36\nSubtotal,kr,b,562,38\n", "*a 1044/109; b 1102/100 | W13@6:date W13@11:date" },
  { "half-of-the-rows-of-an-unknown-column-differ", "browser,variant,users,conversions\nchrome,a,502,50\nsafari,a,515,51\nboth,a,1017,101\nchrome,b,500,55\nsafari,b,481,56\nboth,b,981,111\n", "*a 1017/101; b 981/111 | W13@4:browser W13@7:browser" },
  { "more-of-an-unknown-column-differ", "browser,variant,users,conversions\nchrome,a,502,50\nsafari,a,515,51\nboth,a,1017,101\nchrome,b,500,55\nedge,b,481,56\nboth,b,981,111\n", "*a 1017/101; b 981/111 | W13@4:variant W13@7:variant" },
  { "running-totals", DAILY "1,a,502,50\n1,b,500,55\n2,a,981,101\n2,b,990,103\n3,a,1490,155\n3,b,1493,192\n4,a,1976,155\n4,b,1989,258\n", "blocked | E46@2:date" },
  { "running-totals-of-the-newest-day-first", DAILY "4,a,1976,201\n4,b,1989,258\n3,a,1490,155\n3,b,1493,192\n2,a,981,101\n2,b,990,103\n1,a,502,50\n1,b,500,55\n", "blocked | E46@2:date" },
  { "running-totals-of-segments", BY_BOTH "1,s,a,502,50\n1,t,a,52,5\n2,s,a,981,101\n2,t,a,93,9\n3,s,a,1490,155\n3,t,a,155,12\n4,s,a,1976,201\n4,t,a,203,14\n1,s,b,500,55\n1,t,b,49,5\n2,s,b,990,103\n2,t,b,101,8\n3,s,b,1493,192\n3,t,b,151,15\n4,s,b,1989,258\n4,t,b,209,20\n", "blocked | E46@2:date" },
  { "running-totals-in-columns-of-groups", "date,a_users,a_conversions,b_users,b_conversions\n1,502,50,500,55\n2,981,101,990,103\n3,1490,155,1493,192\n4,1976,201,1989,258\n", "blocked | E46@2:date" },
  { "running-totals-of-a-value-a-row", "date,variant,metric,value\n1,a,users,502\n1,a,conversions,50\n1,b,users,500\n1,b,conversions,55\n2,a,users,981\n2,a,conversions,101\n2,b,users,990\n2,b,conversions,103\n3,a,users,1490\n3,a,conversions,155\n3,b,users,1493\n3,b,conversions,192\n4,a,users,1976\n4,a,conversions,201\n4,b,users,1989\n4,b,conversions,258\n", "blocked | E46@2:date" },
  { "running-totals-of-a-value-a-row-that-stays", "date,variant,metric,value\n1,a,users,502\n1,a,conversions,50\n1,a,crash,0\n1,b,users,500\n1,b,conversions,55\n1,b,crash,0\n2,a,users,981\n2,a,conversions,101\n2,a,crash,0\n2,b,users,990\n2,b,conversions,103\n2,b,crash,0\n3,a,users,1490\n3,a,conversions,155\n3,a,crash,0\n3,b,users,1493\n3,b,conversions,192\n3,b,crash,1\n4,a,users,1976\n4,a,conversions,155\n4,a,crash,0\n4,b,users,1989\n4,b,conversions,258\n4,b,crash,1\n", "blocked | E46@2:date" },
  { "running-totals-of-no-users", "date,variant,conversions\n1,a,50\n1,b,55\n2,a,101\n2,b,103\n3,a,155\n3,b,192\n4,a,201\n4,b,258\n", "blocked | E01@1:users" },
  { "running-totals-of-a-group-alone", DAILY "1,a,502,50\n1,b,500,55\n2,a,981,101\n2,b,490,103\n3,a,1490,155\n3,b,493,192\n4,a,1976,201\n4,b,489,258\n", "*a 4949/507; b 1972/608 |" },
  { "growing-users-without-growing-conversions", DAILY "1,a,502,50\n1,b,500,55\n2,a,981,101\n2,b,990,103\n3,a,1490,155\n3,b,1493,192\n4,a,1976,154\n4,b,1989,258\n", "*a 4949/460; b 4972/608 |" },
  { "three-days-that-grow", DAILY "1,a,502,50\n1,b,500,55\n2,a,981,101\n2,b,990,103\n3,a,1490,155\n3,b,1493,192\n", "*a 2973/306; b 2983/350 |" },
  { "users-that-fall-from-day-to-day", DAILY "4,a,502,50\n4,b,500,55\n3,a,981,101\n3,b,990,103\n2,a,1490,155\n2,b,1493,192\n1,a,1976,201\n1,b,1989,258\n", "*a 4949/507; b 4972/608 |" },
  { "a-run-that-is-opened-step-by-step", DAILY "1,a,102,11\n1,b,100,15\n2,a,481,41\n2,b,490,43\n3,a,1990,205\n3,b,1993,212\n4,a,4976,601\n4,b,4989,658\n", "*a 7549/858; b 7572/928 |" },
  { "running-totals-of-eight-days", DAILY "1,a,50,5\n1,b,50,5\n2,a,100,10\n2,b,100,10\n3,a,150,15\n3,b,150,15\n4,a,200,20\n4,b,200,20\n5,a,1000,100\n5,b,1000,100\n6,a,2000,200\n6,b,2000,200\n7,a,3000,300\n7,b,3000,300\n8,a,4000,400\n8,b,4000,400\n", "blocked | E46@2:date" },
  { "seven-days-of-a-run-that-is-opened", DAILY "1,a,50,5\n1,b,50,5\n2,a,100,10\n2,b,100,10\n3,a,150,15\n3,b,150,15\n4,a,200,20\n4,b,200,20\n5,a,1000,100\n5,b,1000,100\n6,a,2000,200\n6,b,2000,200\n7,a,3000,300\n7,b,3000,300\n", "*a 6500/650; b 6500/650 |" },
  { "running-totals-just-like-a-total", DAILY "1,a,500,50\n1,b,500,50\n2,a,600,60\n2,b,600,60\n3,a,700,70\n3,b,700,70\n4,a,800,80\n4,b,800,80\n", "blocked | E46@2:date" },
  { "too-little-for-a-total", DAILY "1,a,500,50\n1,b,500,50\n2,a,600,60\n2,b,600,60\n3,a,700,70\n3,b,700,70\n4,a,799,79\n4,b,799,79\n", "*a 2599/259; b 2599/259 |" },
  { "running-totals-that-grow-fourfold", DAILY "1,a,100,10\n1,b,100,10\n2,a,500,50\n2,b,500,50\n3,a,1000,100\n3,b,1000,100\n4,a,2000,200\n4,b,2000,200\n", "blocked | E46@2:date" },
  { "days-that-grow-more-than-fourfold", DAILY "1,a,100,10\n1,b,100,10\n2,a,500,50\n2,b,500,50\n3,a,1000,100\n3,b,1000,100\n4,a,2001,200\n4,b,2001,200\n", "*a 3601/360; b 3601/360 |" },
  { "running-totals-of-few-users", DAILY "1,a,3,1\n1,b,3,1\n2,a,6,2\n2,b,6,2\n3,a,6,2\n3,b,6,2\n4,a,9,3\n4,b,9,3\n", "blocked | E46@2:date" },
  { "users-that-stay-as-many", DAILY "1,a,3,1\n1,b,3,1\n2,a,6,2\n2,b,6,2\n3,a,6,2\n3,b,6,2\n4,a,10,3\n4,b,10,3\n", "*a 25/8; b 25/8 |" },
  { "running-totals-between-days-of-one-name", DAILY "w,a,502,50\nw,b,502,50\n1,a,981,98\n1,b,981,98\n2,a,1490,149\n2,b,1490,149\nw,a,1976,197\nw,b,1976,197\n", "blocked | E46@2:date" },
  { "segments-in-order-of-size", BY_SEGMENT "1,a,502,50\n1,b,500,55\n2,a,981,101\n2,b,990,103\n3,a,1490,155\n3,b,1493,192\n4,a,1976,201\n4,b,1989,258\n", "*a 4949/507; b 4972/608 |" },
};
/* clang-format on */

static ExosExperiment *
read_sums (const char *csv)
{
  const ExosMapping mapping = { .sums_rows = TRUE };
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "sum.csv", strlen (csv), &mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

static char *
tell (const char *csv)
{
  g_autoptr (ExosExperiment) experiment = read_sums (csv);
  g_autofree char *line = experiment_to_line (experiment);
  g_autoptr (GRegex) sums = g_regex_new (" I11@[^ ]*", 0, 0, NULL);

  return g_regex_replace_literal (sums, line, -1, 0, "", 0, NULL);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *told = tell (c->csv);

  g_assert_cmpstr (told, ==, c->told);
}

static char *
dup_message (const ExosExperiment *experiment, ExosIssueCode code)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    if (((ExosIssue *) g_ptr_array_index (experiment->issues, i))->code == code)
      return exos_issue_dup_message (g_ptr_array_index (experiment->issues, i));
  return NULL;
}

static void
test_all_lines_are_said (void)
{
  g_autoptr (ExosExperiment) experiment =
      read_sums (DAILY WEEK_1 "w1" SUM_1 "w1" SUM_1_B WEEK_2 "w2" SUM_2 "w2" SUM_2_B);
  g_autofree char *message = dup_message (experiment, EXOS_ISSUE_TOTAL_ROW_LEFT_OUT);

  g_assert_cmpstr (message, ==,
                   "2 rows are sums of other rows and were left out (lines 6, 12; first “w1” of "
                   "“date”).");
}

/* A row and what stands below it: two rows that are sums themselves, so deep, or one of users. */
static guint
append_sum (GString *csv, char group, guint node, guint depth)
{
  const gsize place = csv->len;
  const guint own = 2 * (25000 + (node * 7919 + (guint) group * 31) % 10007);
  guint users = own;

  if (depth > 0)
    users = append_sum (csv, group, 2 * node, depth - 1) +
            append_sum (csv, group, 2 * node + 1, depth - 1);

  g_autofree char *row = g_strdup_printf ("n%u,s,%c,%u,%u\n", node, group, users, users / 2);

  g_string_insert (csv, (gssize) place, row);
  return users;
}

/* Sums of sums are left out, as deep as anybody makes them. */
static void
test_sums_of_sums_of_sums (void)
{
  for (guint depth = 1; depth <= 8; depth++)
    {
      g_autoptr (GString) csv = g_string_new (BY_BOTH);
      const guint a = append_sum (csv, 'a', 1, depth);
      const guint b = append_sum (csv, 'b', 1, depth);
      g_autofree char *told = tell (csv->str);
      g_autofree char *expected = g_strdup_printf ("*a %u/%u; b %u/%u |", a, a / 2, b, b / 2);

      g_assert_true (g_str_has_prefix (told, expected));
    }
}

/* As many rows as are read, a subtotal a week, do not take a second. */
static void
test_many_rows (void)
{
  GString *rows = g_string_new (DAILY);
  const gint64 start = g_get_monotonic_time ();

  for (int week = 0; week < 624; week++)
    {
      for (int day = 0; day < 7; day++)
        g_string_append_printf (rows, "%d-%d,a,%d,51\n%d-%d,b,%d,61\n", week, day, 500 + day, week,
                                day, 490 + week % 7);
      g_string_append_printf (rows, "w%d,a,3521,357\nw%d,b,%d,427\n", week, week,
                              7 * (490 + week % 7));
    }

  g_autofree char *csv = g_string_free (rows, FALSE);
  g_autofree char *told = tell (csv);

  g_assert_true (g_str_has_prefix (told, "*a 2197104/222768; b "));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/subtotals/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/subtotals/all-lines-are-said", test_all_lines_are_said);
  g_test_add_func ("/subtotals/sums-of-sums-of-sums", test_sums_of_sums_of_sums);
  g_test_add_func ("/subtotals/many-rows", test_many_rows);
  return g_test_run ();
}
