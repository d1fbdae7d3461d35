// SPDX-License-Identifier: MIT
/* Rows of one group that are added up when the user says so: what comes of them, and what must not
 * be added. */
#include "data/import.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"

#define HEAD "variant,users,conversions"
#define DAILY HEAD ",date"
#define BY_SEGMENT HEAD ",segment"

/* Told as experiment_to_line() does. */
typedef struct
{
  const char *name;
  const char *csv;
  const char *told;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "by-day", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20,2,2\ntreatment,22,4,2\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@3:treatment=2" },
  { "nothing-to-sum", HEAD "\ncontrol,10,1\ntreatment,12,3\n", "*control 10/1; treatment 12/3 |" },
  { "labels-are-compared-as-ever", HEAD "\ncontrol,10,1\nTreatment,12,3\ntreatment ,12,3\nCONTROL,1,1\ncontrol,1,1\n", "*control 12/3; Treatment 24/6 | I11@2:control=3 I11@3:Treatment=2" },
  { "three-groups", HEAD "\ncontrol,10,1\nb,12,3\nc,12,3\nb,1,1\nc,1,0\n", "*control 10/1; b 13/4; c 13/3 | I11@3:b=2 I11@4:c=2" },
  { "every-bad-cell-is-named", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,x,2.5,2\ntreatment,,-4,2\n", "blocked | I11@2:control=2 I11@3:treatment=2 E05@4:users E06@4:conversions E10@5:users E07@5:conversions" },
  { "thousands", DAILY "\ncontrol,\"10,000\",1,1\ntreatment,12000,3,1\ncontrol,20,2,2\ntreatment,22,4,2\n", "*control 10020/3; treatment 12022/7 | I11@2:control=2 I11@3:treatment=2" },
  { "largest-sum", HEAD "\ncontrol,9223372036854775806,1\ntreatment,12,3\ncontrol,1,1\n", "*control 9223372036854775807/2; treatment 12/3 | I11@2:control=2" },
  { "past-the-largest", HEAD "\ncontrol,9223372036854775807,1\ntreatment,12,3\ncontrol,1,1\n", "blocked | E19@2:users I11@2:control=2" },
  { "conversions-past-the-largest", HEAD "\ncontrol,9223372036854775807,9223372036854775807\ntreatment,12,3\ncontrol,0,1\n", "blocked | E19@2:conversions I11@2:control=2" },
  { "guardrail-past-the-largest", HEAD ",a\ncontrol,10,1,9223372036854775807\ntreatment,12,3,1\ncontrol,0,1,1\n", "blocked | E19@2:a I11@2:control=2" },
  { "past-64-bits", HEAD "\ncontrol,9223372036854775807,1\ncontrol,9223372036854775807,1\ncontrol,9223372036854775807,1\ntreatment,12,3\ncontrol,1,1\n", "blocked | E19@2:users I11@2:control=4" },
  { "a-day-without-users", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,0,0,2\ntreatment,22,4,2\n", "*control 10/1; treatment 34/7 | I11@2:control=2 I11@3:treatment=2" },
  { "no-users-at-all", DAILY "\ncontrol,0,0,1\ntreatment,12,3,1\ncontrol,0,0,2\ntreatment,22,4,2\n", "blocked | I11@2:control=2 E08@2:users I11@3:treatment=2" },
  { "late-conversions", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,2,3,2\ntreatment,22,4,2\n", "*control 12/4; treatment 34/7 | I11@2:control=2 I11@3:treatment=2" },
  { "more-conversions-than-users", DAILY "\ncontrol,10,11,1\ntreatment,12,3,1\ncontrol,2,3,2\ntreatment,22,4,2\n", "blocked | I11@2:control=2 E09@2:conversions I11@3:treatment=2" },
  { "guardrail", DAILY ",crash\ncontrol,10,1,1,1\ntreatment,12,3,1,2\ncontrol,20,2,2,3\ntreatment,22,4,2,4\n", "*control 30/3 crash=4; treatment 34/7 crash=6 | I11@2:control=2 I11@3:treatment=2" },
  { "guardrail-cell-empty", DAILY ",crash\ncontrol,10,1,1,1\ntreatment,12,3,1,2\ncontrol,20,2,2,\ntreatment,22,4,2,4\n", "*control 30/3 crash=-; treatment 34/7 crash=6 | I11@2:control=2 I11@3:treatment=2 W09@4:crash" },
  { "guardrail-cell-unreadable", DAILY ",crash\ncontrol,10,1,1,1\ntreatment,12,3,1,2\ncontrol,20,2,2,x\ntreatment,22,4,2,4\n", "*control 30/3 crash=?; treatment 34/7 crash=6 | I11@2:control=2 I11@3:treatment=2 W08@4:crash" },
  { "guardrail-cell-decimal", DAILY ",crash\ncontrol,10,1,1,1\ntreatment,12,3,1,2\ncontrol,20,2,2,1.5\ntreatment,22,4,2,4\n", "*control 30/3 crash=?; treatment 34/7 crash=6 | I11@2:control=2 I11@3:treatment=2 W08@4:crash" },
  { "totals", DAILY ",revenue\ncontrol,10,1,1,1.25\ntreatment,12,3,1,2.5\ncontrol,20,2,2,10.5\ntreatment,22,4,2,4.0\n", "*control 30/3 revenue=11.75t; treatment 34/7 revenue=6.5t | I11@2:control=2 W07@2:revenue I11@3:treatment=2" },
  { "totals-that-are-whole", DAILY ",revenue\ncontrol,10,1,1,1.0\ntreatment,12,3,1,2.5\ncontrol,20,2,2,10.0\ntreatment,22,4,2,4.0\n", "*control 30/3 revenue=11t; treatment 34/7 revenue=6.5t | I11@2:control=2 I11@3:treatment=2 W07@3:revenue" },
  { "decimals-among-counts", DAILY ",revenue\ncontrol,10,1,1,1.5\ntreatment,12,3,1,2.5\ncontrol,20,2,2,10\ntreatment,22,4,2,4\n", "*control 30/3 revenue=?; treatment 34/7 revenue=? | I11@2:control=2 W08@2:revenue I11@3:treatment=2 W08@3:revenue" },
  { "sums-and-squares", DAILY ",x_sum,x_sum_sq\ncontrol,10,1,1,1.5,10\ntreatment,12,3,1,2.5,10\ncontrol,20,2,2,10,101\ntreatment,22,4,2,4,16\n", "*control 30/3 x=11.5s; treatment 34/7 x=6.5s | I11@2:control=2 I11@3:treatment=2" },
  { "guardrail-above-users", DAILY ",a\ncontrol,10,1,1,9\ntreatment,12,3,1,2\ncontrol,2,2,2,9\ntreatment,22,4,2,4\n", "*control 12/3 a=18t; treatment 34/7 a=6 | I11@2:control=2 E18@2:a I11@3:treatment=2" },
  { "total-row-a-day", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\nTotal,22,4,1\ncontrol,20,2,2\ntreatment,22,4,2\ntotal,42,6,2\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@3:treatment=2 I11@4:Total=2 W13@4:variant" },
  { "total-row", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20,2,2\ntreatment,22,4,2\nTotal,64,10,\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@3:treatment=2 W13@6:variant" },
  { "total-rows-and-one-for-all", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\nTotal,22,4,1\ncontrol,20,2,2\ntreatment,22,4,2\nTotal,42,6,2\nTotal,64,10,\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@3:treatment=2 I11@4:Total=2 W13@4:variant W13@8:date" },
  { "total-row-is-wrong", DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20,2,2\ntreatment,22,4,2\nTotal,65,10,\n", "blocked | I11@2:control=2 I11@3:treatment=2 E32@6:variant" },
  { "all-among-the-segments", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,30,3,All\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,34,7,All\n", "*control 30/3; treatment 34/7 | I11@2:control=2 W13@4:segment I11@5:treatment=2 W13@7:segment" },
  { "all-comes-first", BY_SEGMENT "\ncontrol,30,3,All\ncontrol,10,1,kr\ncontrol,20,2,us\ntreatment,34,7,전체\ntreatment,12,3,kr\ntreatment,22,4,us\n", "*control 30/3; treatment 34/7 | W13@2:segment I11@3:control=2 W13@5:segment I11@6:treatment=2" },
  { "all-alone-is-no-total", BY_SEGMENT "\ncontrol,30,3,All\ntreatment,12,3,kr\ntreatment,22,4,us\n", "*control 30/3; treatment 34/7 | I11@3:treatment=2" },
  { "all-is-not-the-sum", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,29,3,All\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,34,7,All\n", "blocked | I11@2:control=2 E32@4:segment I11@5:treatment=2 W13@7:segment" },
  { "nothing-means-all", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,30,3,\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,34,7,\n", "*control 30/3; treatment 34/7 | I11@2:control=2 W13@4:segment I11@5:treatment=2 W13@7:segment" },
  { "nothing-is-a-part", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,3,1,\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,4,2,\n", "*control 33/4; treatment 38/9 | I11@2:control=3 I11@5:treatment=3" },
  { "nothing-is-a-part-of-all", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,3,1,\ncontrol,33,4,all\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,4,2,\n", "*control 33/4; treatment 38/9 | I11@2:control=3 W13@5:segment I11@6:treatment=3" },
  { "nothing-could-be-all", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,25,3,\ntreatment,12,3,kr\ntreatment,22,4,us\n", "blocked | I11@2:control=2 E32@4:segment I11@5:treatment=2" },
  { "totals-of-two-dimensions", DAILY ",segment\ncontrol,1,1,1,a\ncontrol,2,1,1,b\ncontrol,3,2,1,All\ncontrol,4,1,2,a\ncontrol,8,1,2,b\ncontrol,12,2,2,All\ncontrol,5,2,All,a\ncontrol,10,2,All,b\ncontrol,15,4,All,All\ntreatment,15,4,1,a\n", "*control 15/4; treatment 15/4 | I11@2:control=4 W13@4:segment" },
  { "totals-of-totals", DAILY ",segment\ncontrol,3,2,1,All\ncontrol,12,2,2,All\ncontrol,15,4,All,All\ntreatment,15,4,1,a\n", "*control 15/4; treatment 15/4 | I11@2:control=2 W13@4:date" },
  { "two-breakdowns-overlap", DAILY ",segment\ncontrol,3,2,1,All\ncontrol,12,2,2,All\ncontrol,5,2,All,a\ncontrol,10,2,All,b\ntreatment,15,4,1,a\n", "blocked | I11@2:control=2 E32@4:date E32@5:date" },
  { "two-breakdowns-overlap-with-nothing", DAILY ",segment\ncontrol,3,2,1,\ncontrol,12,2,2,\ncontrol,5,2,,a\ncontrol,10,2,,b\ntreatment,15,4,1,a\n", "blocked | I11@2:control=2 E32@4:date E32@5:date" },
  { "all-in-an-unknown-column", HEAD ",browser\ncontrol,10,1,chrome\ncontrol,20,2,safari\ncontrol,30,3,All\ntreatment,12,3,chrome\ntreatment,22,4,safari\ntreatment,34,7,All\n", "*control 30/3; treatment 34/7 | I11@2:control=2 W13@4:browser I11@5:treatment=2 W13@7:browser" },
  { "a-comment-is-no-dimension", HEAD ",comment\ncontrol,10,1,\ncontrol,20,2,holiday\ntreatment,12,3,\ntreatment,22,4,\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@4:treatment=2" },
  { "wide-by-day", "date,control_users,control_conversions,treatment_users,treatment_conversions\n1,10,1,12,3\n2,20,2,22,4\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@2:treatment=2" },
  { "total-by-arithmetic", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ncontrol,35,5,Grand\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\ntreatment,40,9,Grand\n", "*control 35/5; treatment 40/9 | I11@2:control=3 W13@5:segment I11@6:treatment=3 W13@9:segment" },
  { "total-by-arithmetic-comes-first", BY_SEGMENT "\ncontrol,35,5,Σ\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ntreatment,40,9,Σ\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\n", "*control 35/5; treatment 40/9 | W13@2:segment I11@3:control=3 W13@6:segment I11@7:treatment=3" },
  { "total-of-two-parts", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,30,4,Grand\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,34,7,Grand\n", "*control 30/4; treatment 34/7 | I11@2:control=2 W13@4:segment I11@5:treatment=2 W13@7:segment" },
  { "equal-parts-are-no-total", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,10,1,us\ntreatment,12,3,kr\ntreatment,12,3,us\n", "*control 20/2; treatment 24/6 | I11@2:control=2 I11@4:treatment=2" },
  { "one-part-is-no-total-of-one", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,10,1,us\ncontrol,0,0,jp\ntreatment,12,3,kr\ntreatment,12,3,us\ntreatment,0,0,jp\n", "*control 20/2; treatment 24/6 | I11@2:control=3 I11@5:treatment=3" },
  { "round-numbers-prove-nothing", BY_SEGMENT "\ncontrol,1000,100,18-24\ncontrol,3000,300,25-34\ncontrol,2000,200,35+\ntreatment,1010,110,18-24\ntreatment,3030,330,25-34\ntreatment,2020,220,35+\n", "*control 6000/600; treatment 6060/660 | I11@2:control=3 I11@5:treatment=3" },
  { "total-in-one-group-alone", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ncontrol,35,5,Grand\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\ntreatment,41,9,Grand\n", "*control 70/10; treatment 81/18 | I11@2:control=4 I11@6:treatment=4" },
  { "total-but-for-conversions", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ncontrol,35,5,Grand\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\ntreatment,40,8,Grand\n", "*control 70/10; treatment 80/17 | I11@2:control=4 I11@6:treatment=4" },
  { "total-that-a-group-lacks", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ncontrol,35,5,Grand\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\n", "*control 70/10; treatment 40/9 | I11@2:control=4 I11@6:treatment=3" },
  { "another-total-in-each-group", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ncontrol,35,5,x\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\ntreatment,40,9,y\n", "*control 70/10; treatment 80/18 | I11@2:control=4 I11@6:treatment=4" },
  { "total-but-for-a-guardrail", BY_SEGMENT ",crash\ncontrol,10,1,kr,1\ncontrol,20,3,us,1\ncontrol,30,4,Grand,3\ntreatment,12,3,kr,1\ntreatment,22,4,us,1\ntreatment,34,7,Grand,2\n", "*control 60/8 crash=5; treatment 68/14 crash=4 | I11@2:control=3 I11@5:treatment=3" },
  { "total-by-arithmetic-of-sums", BY_SEGMENT ",x_sum,x_sum_sq\ncontrol,10,1,kr,1.5,10\ncontrol,20,3,us,2.5,10.5\ncontrol,30,4,Grand,4,20.5\ntreatment,12,3,kr,1,10\ntreatment,22,4,us,2,11\ntreatment,34,7,Grand,3,21\n", "*control 30/4 x=4s; treatment 34/7 x=3s | I11@2:control=2 W13@4:segment I11@5:treatment=2 W13@7:segment" },
  { "a-day-is-no-total", DAILY "\ncontrol,10,1,1\ncontrol,20,3,2\ncontrol,30,4,3\ntreatment,12,3,1\ntreatment,22,4,2\ntreatment,34,7,3\n", "*control 60/8; treatment 68/14 | I11@2:control=3 I11@5:treatment=3" },
  { "total-of-days-by-arithmetic", DAILY "\ncontrol,10,1,1\ncontrol,20,3,2\ncontrol,30,4,March\ntreatment,12,3,1\ntreatment,22,4,2\ntreatment,34,7,March\n", "*control 30/4; treatment 34/7 | I11@2:control=2 W13@4:date I11@5:treatment=2 W13@7:date" },
  { "total-of-groups-and-of-parts", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,3,us\ncontrol,5,1,jp\ncontrol,35,5,Grand\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,6,2,jp\ntreatment,40,9,Grand\nTotal,75,14,Grand\n", "*control 35/5; treatment 40/9 | I11@2:control=3 W13@5:segment I11@6:treatment=3 W13@9:segment W13@10:variant" },
  { "metric-rows-total-by-arithmetic", "variation,metric,users,total,country\ncontrol,buy,10,1,kr\ncontrol,buy,20,2,us\ncontrol,buy,30,3,Grand\ntreatment,buy,12,3,kr\ntreatment,buy,22,4,us\ntreatment,buy,34,7,Grand\n", "*control 30/3; treatment 34/7 | I11@2:control=2 W13@4:country I11@5:treatment=2 W13@7:country" },
  { "wide-with-total", "date,control_users,control_conversions,treatment_users,treatment_conversions\n1,10,1,12,3\n2,20,2,22,4\nTotal,30,3,34,7\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@2:treatment=2 W13@4:date" },
  { "wide-total-is-wrong", "date,control_users,control_conversions,treatment_users,treatment_conversions\n1,10,1,12,3\n2,20,2,22,4\nTotal,30,3,34,8\n", "blocked | I11@2:control=2 I11@2:treatment=2 E32@4:date" },
  { "value-a-row", "variant,metric,value,date\ncontrol,users,10,1\ncontrol,conversions,1,1\ntreatment,users,12,1\ntreatment,conversions,3,1\ncontrol,users,20,2\ncontrol,conversions,2,2\ntreatment,users,22,2\ntreatment,conversions,4,2\n", "*control 30/3; treatment 34/7 | I11@2:control=2 I11@4:treatment=2" },
  { "value-a-row-is-missing", "variant,metric,value,date\ncontrol,users,10,1\ncontrol,conversions,1,1\ntreatment,users,12,1\ntreatment,conversions,3,1\ncontrol,users,20,2\ntreatment,users,22,2\ntreatment,conversions,4,2\n", "blocked | I11@2:control=2 I11@4:treatment=2 E10@6:conversions" },
  { "metric-a-row", "variation,metric,users,total,date\ncontrol,buy,10,1,1\ncontrol,crash,10,0,1\ntreatment,buy,12,3,1\ntreatment,crash,12,1,1\ncontrol,buy,20,2,2\ncontrol,crash,20,1,2\ntreatment,buy,22,4,2\ntreatment,crash,22,0,2\n", "*control 30/3 crash=1; treatment 34/7 crash=1 | I11@2:control=2 I11@4:treatment=2" },
  { "metric-a-row-with-total", "variation,metric,users,total,country\ncontrol,buy,10,1,kr\ncontrol,buy,20,2,us\ncontrol,buy,30,3,All\ntreatment,buy,12,3,kr\ntreatment,buy,22,4,us\ntreatment,buy,34,7,All\n", "*control 30/3; treatment 34/7 | I11@2:control=2 W13@4:country I11@5:treatment=2 W13@7:country" },
  { "labels-are-missing", HEAD "\ncontrol,10,1\n,12,3\n,2,1\ntreatment,3,1\n", "blocked | I11@3:=2 E10@3:variant" },
  { "all-is-less-than-a-part", BY_SEGMENT "\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,15,1,All\ntreatment,12,3,kr\ntreatment,22,4,us\n", "blocked | I11@2:control=2 E32@4:segment I11@5:treatment=2" },
  { "all-twice-is-a-repeated-row", BY_SEGMENT "\ncontrol,10,1,All\ncontrol,10,1,All\ntreatment,12,3,kr\ntreatment,22,4,us\n", "*control 20/2; treatment 34/7 | I11@2:control=2 I11@4:treatment=2" },
  { "all-of-decimals", BY_SEGMENT ",revenue\ncontrol,10,1,kr,1.25\ncontrol,20,2,us,2.5\ncontrol,30,3,All,3.75\ntreatment,12,3,kr,2.5\n", "*control 30/3 revenue=3.75t; treatment 12/3 revenue=2.5t | I11@2:control=2 W07@2:revenue W13@4:segment" },
  { "all-of-other-decimals", BY_SEGMENT ",revenue\ncontrol,10,1,kr,1.25\ncontrol,20,2,us,2.5\ncontrol,30,3,All,9.75\ntreatment,12,3,kr,2.5\n", "blocked | I11@2:control=2 W07@2:revenue E32@4:segment" },
  { "guardrail-value-is-missing", "variant,metric,value,date\ncontrol,users,10,1\ncontrol,conversions,1,1\ncontrol,crash,1,1\ntreatment,users,12,1\ntreatment,conversions,3,1\ntreatment,crash,1,1\ncontrol,users,20,2\ncontrol,conversions,2,2\n", "*control 30/3 crash=-; treatment 12/3 crash=1 | I11@2:control=2 W09@8:crash" },
  { "short-row", HEAD ",date\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20\ntreatment,22,4,2\n", "blocked | I11@2:control=2 I11@3:treatment=2 E13@4:conversions" },
  { "total-row-of-every-day", DAILY ",segment\ncontrol,1,1,1,a\ncontrol,2,1,1,b\ncontrol,3,2,1,All\ncontrol,4,1,2,a\ncontrol,8,1,2,b\ncontrol,12,2,2,All\ntreatment,15,4,1,a\n", "*control 15/4; treatment 15/4 | I11@2:control=4 W13@4:segment" },
  { "a-day-that-is-not-broken-down", DAILY ",segment\ncontrol,1,1,1,a\ncontrol,2,1,1,b\ncontrol,3,2,1,All\ncontrol,12,2,2,All\ntreatment,15,4,1,a\n", "*control 15/4; treatment 15/4 | I11@2:control=3 W13@4:segment" },
  { "total-of-a-period", DAILY ",segment\ncontrol,1,1,1,a\ncontrol,2,1,1,b\ncontrol,4,1,2,a\ncontrol,8,1,2,b\ncontrol,15,4,1-2,All\ntreatment,15,4,1,a\n", "*control 15/4; treatment 15/4 | I11@2:control=4 W13@6:segment" },
  { "all-of-every-text-of-an-unknown-column", BY_SEGMENT ",browser\ncontrol,1,1,a,x\ncontrol,2,1,b,x\ncontrol,3,2,All,x\ncontrol,4,1,a,y\ncontrol,8,1,b,y\ncontrol,12,2,All,y\ntreatment,15,4,a,x\n", "*control 15/4; treatment 15/4 | I11@2:control=4 W13@4:segment" },
  { "ignored-counts-are-no-dimension", BY_SEGMENT ",id\ncontrol,1,1,a,1\ncontrol,2,1,b,2\ncontrol,3,2,All,3\ntreatment,15,4,a,1\n", "*control 3/2; treatment 15/4 | I11@2:control=2 W13@4:segment" },
  { "all-of-decimals-that-somebody-rounded", BY_SEGMENT ",revenue\ncontrol,10,1,kr,400000000.25\ncontrol,20,2,us,600000000.5\ncontrol,30,3,All,1000000001.75\ntreatment,12,3,kr,2.5\n", "*control 30/3 revenue=1000000000.75t; treatment 12/3 revenue=2.5t | I11@2:control=2 W07@2:revenue W13@4:segment" },
  { "all-of-decimals-that-are-less", BY_SEGMENT ",revenue\ncontrol,10,1,kr,400000000.25\ncontrol,20,2,us,600000000.5\ncontrol,30,3,All,999999999.8\ntreatment,12,3,kr,2.5\n", "*control 30/3 revenue=1000000000.75t; treatment 12/3 revenue=2.5t | I11@2:control=2 W07@2:revenue W13@4:segment" },
  { "all-of-decimals-that-are-too-many", BY_SEGMENT ",revenue\ncontrol,10,1,kr,400000000.25\ncontrol,20,2,us,600000000.5\ncontrol,30,3,All,1000000001.8\ntreatment,12,3,kr,2.5\n", "blocked | I11@2:control=2 W07@2:revenue E32@4:segment" },
  { "all-of-decimals-that-are-too-few", BY_SEGMENT ",revenue\ncontrol,10,1,kr,400000000.25\ncontrol,20,2,us,600000000.5\ncontrol,30,3,All,999999999.7\ntreatment,12,3,kr,2.5\n", "blocked | I11@2:control=2 W07@2:revenue E32@4:segment" },
  { "all-of-decimals-far-from-its-parts", DAILY ",segment,revenue\ncontrol,1,1,1,a,400000000.25\ncontrol,4,1,2,a,1.5\ncontrol,2,1,1,b,600000000.5\ncontrol,8,1,2,b,2.5\ncontrol,3,2,1,All,1000000001.75\ntreatment,15,4,1,a,2.5\n", "*control 15/4 revenue=1000000004.75t; treatment 15/4 revenue=2.5t | I11@2:control=4 W07@2:revenue W13@6:segment" },
  { "all-of-decimals-that-are-less-far-from-them", DAILY ",segment,revenue\ncontrol,1,1,1,a,400000000.25\ncontrol,4,1,2,a,1.5\ncontrol,2,1,1,b,600000000.5\ncontrol,8,1,2,b,2.5\ncontrol,3,2,1,All,999999999.8\ntreatment,15,4,1,a,2.5\n", "*control 15/4 revenue=1000000004.75t; treatment 15/4 revenue=2.5t | I11@2:control=4 W07@2:revenue W13@6:segment" },
  { "all-of-decimals-too-many-far-from-them", DAILY ",segment,revenue\ncontrol,1,1,1,a,400000000.25\ncontrol,4,1,2,a,1.5\ncontrol,2,1,1,b,600000000.5\ncontrol,8,1,2,b,2.5\ncontrol,3,2,1,All,1000000001.8\ntreatment,15,4,1,a,2.5\n", "blocked | I11@2:control=4 W07@2:revenue E32@6:segment" },
  { "all-of-decimals-too-few-far-from-them", DAILY ",segment,revenue\ncontrol,1,1,1,a,400000000.25\ncontrol,4,1,2,a,1.5\ncontrol,2,1,1,b,600000000.5\ncontrol,8,1,2,b,2.5\ncontrol,3,2,1,All,999999999.7\ntreatment,15,4,1,a,2.5\n", "blocked | I11@2:control=4 W07@2:revenue E32@6:segment" },
  { "nothing-is-a-part-beside-totals-of-days", DAILY ",segment\ncontrol,1,1,1,a\ncontrol,4,1,2,a\ncontrol,2,1,1,b\ncontrol,8,1,2,b\ncontrol,2,1,,a\ncontrol,3,2,1,All\ncontrol,12,2,2,All\ntreatment,15,4,1,a\n", "*control 17/5; treatment 15/4 | I11@2:control=5 W13@7:segment" },
  { "no-users-column", "variant,visits\ncontrol,1\ncontrol,2\n", "blocked | E01@1:users E01@1:conversions" },
  { "semicolons", "variant;users;conversions;revenue\ncontrol;10;1;1,5\ntreatment;12;3;2,5\ncontrol;20;2;2,25\ntreatment;22;4;1,5\n", "*control 30/3 revenue=3.75t; treatment 34/7 revenue=4t | I11@2:control=2 W07@2:revenue I11@3:treatment=2" },
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
sum (const char *csv)
{
  g_autoptr (ExosExperiment) experiment = read_sums (csv);

  return experiment_to_line (experiment);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *told = sum (c->csv);

  g_assert_cmpstr (told, ==, c->told);
}

/* As many days as there may be rows, and more than there may be groups. */
static void
test_many_days (void)
{
  GString *rows = g_string_new (DAILY ",crash\n");
  GString *wide = g_string_new ("date,control_users,control_conversions,test_users,"
                                "test_conversions\n");
  GString *tidy = g_string_new ("variant,metric,value,date\n");

  for (int day = 0; day < 1000; day++)
    {
      g_string_append_printf (rows, "control,10,1,%d,0\ntest,11,2,%d,1\n", day, day);
      g_string_append_printf (wide, "%d,10,1,11,2\n", day);
      g_string_append_printf (tidy, "control,users,10,%d\ncontrol,conversions,1,%d\n", day, day);
      g_string_append_printf (tidy, "test,users,11,%d\ntest,conversions,2,%d\n", day, day);
    }

  char *csvs[] = { g_string_free (rows, FALSE), g_string_free (wide, FALSE),
                   g_string_free (tidy, FALSE) };
  g_autofree char *by_row = sum (csvs[0]);
  g_autofree char *by_column = sum (csvs[1]);
  g_autofree char *by_value = sum (csvs[2]);

#define SUMS(crash, more, second)                                                          \
  "*control 10000/1000" crash "; test 11000/2000" more " | I11@2:control=1000 I11@" second \
  ":test=1000"
  g_assert_cmpstr (by_row, ==, SUMS (" crash=0", " crash=1000", "3"));
  g_assert_cmpstr (by_column, ==, SUMS ("", "", "2"));
  g_assert_cmpstr (by_value, ==, SUMS ("", "", "4"));
  for (gsize i = 0; i < G_N_ELEMENTS (csvs); i++)
    g_free (csvs[i]);
}

/* A label that is not written the same in a later row is cleaned, and said to be. */
static void
test_labels_of_all_rows_are_cleaned (void)
{
  const ExosMapping mapping = { .sums_rows = TRUE };
  const char *csv = HEAD "\ncontrol,10,1\n control ,10,1\ntreatment,10,1\n";
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "sum.csv", strlen (csv), &mapping, NULL, NULL, NULL, NULL);
  const ExosIssue *first = g_ptr_array_index (experiment->issues, 0);

  g_assert_cmpint (first->code, ==, EXOS_ISSUE_LABELS_CLEANED);
}

/* Many rows that could be totals of many others are refused, not compared for minutes. */
static void
test_too_much_to_compare (void)
{
  GString *rows = g_string_new (DAILY ",segment\n");

  for (int i = 0; i < 4500; i++)
    g_string_append_printf (rows, "control,1,1,%d,a\ncontrol,%d,4000,All,All\n", i, 5000 + i);

  g_autofree char *csv = g_string_free (rows, FALSE);
  g_autofree char *told = sum (csv);

  g_assert_nonnull (strstr (told, "E28@1:date"));
  g_assert_true (g_str_has_prefix (told, "blocked |"));
}

static void
test_all_rows_of_a_total_are_said (void)
{
  static const char csv[] = DAILY "\ncontrol,10,1,1\ntreatment,12,3,1\nTotal,22,4,1\n"
                                  "control,20,2,2\ntreatment,22,4,2\ntotal,42,6,2\n";
  g_autoptr (ExosExperiment) experiment = read_sums (csv);
  gboolean is_said = FALSE;

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      g_autofree char *message = exos_issue_dup_message (g_ptr_array_index (experiment->issues, i));

      is_said |=
          g_str_equal (message, "The 2 rows “Total” of “variant” are the total of the groups "
                                "and were left out (lines 4, 7).");
    }
  g_assert_true (is_said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sum-rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/sum-rows/many-days", test_many_days);
  g_test_add_func ("/sum-rows/labels-are-cleaned", test_labels_of_all_rows_are_cleaned);
  g_test_add_func ("/sum-rows/too-much-to-compare", test_too_much_to_compare);
  g_test_add_func ("/sum-rows/all-rows-of-a-total-are-said", test_all_rows_of_a_total_are_said);
  return g_test_run ();
}
