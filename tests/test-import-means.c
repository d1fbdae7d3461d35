// SPDX-License-Identifier: MIT
/* Means, ratios, covariates and what decides: from columns of sums to the last digit. */
#include "data/import.h"

#include <string.h>

#include "experiment-text.h"

#define HEAD "variant,users,conversions"
#define NO_RATE "variant,users"
#define MEAN ",x_sum,x_sum_sq"
#define PRE ",x_pre_sum,x_pre_sum_sq,x_pre_prod"
#define RATIO ",y_sum,y_sum_sq,x_sum,x_sum_sq,y_x_sum_prod"
#define RATIO_C ",30,100,60,200,120"
#define RATIO_T ",40,200,70,300,150"

/* told: what experiment_to_line() says; sums: see tell_sums(). */
typedef struct
{
  const char *name;
  const char *csv;
  const char *primary;
  const char *told;
  const char *sums;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "mean", HEAD MEAN "\ncontrol,100,10,50.25,300.5\ntreatment,100,12,-60,400\n", NULL, "*control 100/10 x=50.25s; treatment 100/12 x=-60s |", "-1 conversions | x mean lower 100:50.25,300.5 100:-60,400" },
  { "every-digit-counts", HEAD MEAN "\ncontrol,100,10,12345678901234567890.25,1e40\ntreatment,100,12,0.1,400\n", NULL, "*control 100/10 x=1.23456789012e+19s; treatment 100/12 x=0.1s |", "-1 conversions | x mean lower 100:1.2345678901234567e+19+722.25,1e+40-3.03786e+23 100:0.10000000000000001-5.55112e-18,400" },
  { "squares-by-other-names", HEAD ",a_sum,a_sumsq,b sum,b sum of squares\ncontrol,100,10,50,300,1,2\ntreatment,100,12,60,400,3,4\n", NULL, "*control 100/10 a=50s b=1s; treatment 100/12 a=60s b=3s |", "-1 conversions | a mean lower 100:50,300 100:60,400 | b mean lower 100:1,2 100:3,4" },
  { "names-are-as-in-the-file", HEAD ",Page-Views Sum,page_views_SUM_SQ\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", NULL, "*control 100/10 Page-Views=50s; treatment 100/12 Page-Views=60s |", "-1 conversions | Page-Views mean lower 100:50,300 100:60,400" },
  { "names-of-odd-letters", HEAD ",x_\xc5\xbfum,x_sum_sq\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s |", "-1 conversions | x mean lower 100:50,300 100:60,400" },
  { "more-is-better-by-name", HEAD ",revenue_sum,revenue_sum_sq\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", NULL, "*control 100/10 revenue=50s; treatment 100/12 revenue=60s |", "-1 conversions | revenue mean higher 100:50,300 100:60,400" },
  { "empty-cell", HEAD MEAN "\ncontrol,100,10,,300\ntreatment,100,12,60,\n", NULL, "*control 100/10 x=?; treatment 100/12 x=? | W09@2:x_sum W09@3:x_sum_sq", "-1 conversions | x mean lower ? ?" },
  { "unreadable-cells", HEAD MEAN "\ncontrol,100,10,abc,5%\ntreatment,100,12,60,10.000\n", NULL, "*control 100/10 x=?; treatment 100/12 x=? | W08@2:x_sum W08@2:x_sum_sq W08@3:x_sum_sq", "-1 conversions | x mean lower ? ?" },
  { "impossible", HEAD MEAN "\ncontrol,100,10,500,2499\ntreatment,100,12,500,2500\n", NULL, "*control 100/10 x=?; treatment 100/12 x=500s | W21@2:x", "-1 conversions | x mean lower ? 100:500,2500" },
  { "one-user", HEAD MEAN "\ncontrol,1,1,5,25\ntreatment,100,12,500,2500\n", NULL, "*control 1/1 x=?; treatment 100/12 x=500s | W21@2:x", "-1 conversions | x mean lower ? 100:500,2500" },
  { "too-large-to-square", HEAD MEAN "\ncontrol,100,10,1e200,1e300\ntreatment,100,12,500,2500\n", NULL, "*control 100/10 x=?; treatment 100/12 x=500s | W21@2:x", "-1 conversions | x mean lower ? 100:500,2500" },
  { "lone-sum", HEAD ",x_sum\ncontrol,100,10,50\ntreatment,100,12,60\n", NULL, "*control 100/10 x_sum=50t; treatment 100/12 x_sum=60t | W07@1:x_sum", "-1 conversions | x_sum total lower" },
  { "decimal-comma", "variant;users;conversions;x_sum;x_sum_sq\ncontrol;100;10;50,5;300,25\ntreatment;100;12;60;400\n", NULL, "*control 100/10 x=50.5s; treatment 100/12 x=60s |", "-1 conversions | x mean lower 100:50.5,300.25 100:60,400" },
  { "wide", "control_users,control_conversions,control_x_sum,control_x_sum_sq,treatment_users,treatment_conversions,treatment_x_sum,treatment_x_sum_sq\n100,10,50,300,100,12,60,400\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s |", "-1 conversions | x mean lower 100:50,300 100:60,400" },
  { "metric-rows", "metric,control,treatment\nusers,100,100\nconversions,10,12\nx_sum,50,60\nx_sum_sq,300,400\n", "x", "*control 100/0 conversions=10 x=50s; treatment 100/0 conversions=12 x=60s |", "1 x | conversions count higher | x mean higher 100:50,300 100:60,400" },
  { "value-a-row", "variant,metric,value\ncontrol,users,100\ncontrol,x_sum,50\ncontrol,x_sum_sq,300\ntreatment,users,100\ntreatment,x_sum,60\ntreatment,x_sum_sq,400\n", NULL, "*control 100/0 x=50s; treatment 100/0 x=60s |", "0 x | x mean higher 100:50,300 100:60,400" },

  { "decides-by-base", HEAD MEAN "\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", "x", "*control 100/0 conversions=10 x=50s; treatment 100/0 conversions=12 x=60s |", "1 x | conversions count higher | x mean higher 100:50,300 100:60,400" },
  { "decides-by-header", HEAD MEAN "\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", "X Sum", "*control 100/0 conversions=10 x=50s; treatment 100/0 conversions=12 x=60s |", "1 x | conversions count higher | x mean higher 100:50,300 100:60,400" },
  { "decides-by-header-of-squares", HEAD MEAN "\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", "x_sum_sq", "*control 100/0 conversions=10 x=50s; treatment 100/0 conversions=12 x=60s |", "1 x | conversions count higher | x mean higher 100:50,300 100:60,400" },
  { "conversions-above-users-do-not-matter-then", HEAD MEAN "\ncontrol,100,110,50,300\ntreatment,100,12,60,400\n", "x", "*control 100/0 conversions=110t x=50s; treatment 100/0 conversions=12 x=60s | E18@2:conversions", "1 x | conversions count higher | x mean higher 100:50,300 100:60,400" },
  { "conversions-decide-by-name", HEAD MEAN "\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", "conversions", "*control 100/10 x=50s; treatment 100/12 x=60s |", "-1 conversions | x mean lower 100:50,300 100:60,400" },
  { "another-count-decides", HEAD ",signups\ncontrol,100,10,5\ntreatment,100,12,6\n", "signups", "*control 100/5 conversions=10; treatment 100/6 conversions=12 |", "-1 signups | conversions count higher" },
  { "another-count-decides-metric-rows", "metric,control,treatment\nusers,100,100\nconversions,10,12\nerrors,5,6\n", "errors", "*control 100/5 conversions=10; treatment 100/6 conversions=12 |", "-1 errors | conversions count higher" },
  { "another-count-decides-wide", "control_users,control_conversions,control_errors,treatment_users,treatment_conversions,treatment_errors\n100,10,5,100,12,6\n", "errors", "*control 100/5 conversions=10; treatment 100/6 conversions=12 |", "-1 errors | conversions count higher" },
  { "another-metric-row-decides", "variation,metric,users,total\ncontrol,buy,100,10\ntreatment,buy,100,12\ncontrol,join,100,5\ntreatment,join,100,6\n", "join", "*control 100/5 buy=10; treatment 100/6 buy=12 |", "-1 join | buy count lower" },
  { "which-of-two-counts", NO_RATE ",clicks,purchases\ncontrol,100,10,5\ntreatment,100,12,6\n", "purchases", "*control 100/5 clicks=10; treatment 100/6 clicks=12 |", "-1 purchases | clicks count lower" },
  { "nobody-of-that-name", HEAD MEAN "\ncontrol,100,10,50,300\ntreatment,100,12,60,400\n", "nothing", "blocked | E34@1:nothing", "-1 (null)" },
  { "nobody-of-that-name-wide", "control_users,control_conversions,control_errors,treatment_users,treatment_conversions,treatment_errors\n100,10,5,100,12,6\n", "control_errors", "blocked | E34@1:control_errors", "-1 (null)" },
  { "nobody-of-that-name-metric-row", "variation,metric,users,total\ncontrol,buy,100,10\ntreatment,buy,100,12\n", "join", "blocked | E34@1:join", "-1 (null)" },
  { "a-lone-sum-cannot-decide", HEAD ",x_sum\ncontrol,100,10,50\ntreatment,100,12,60\n", "x_sum", "blocked | E16@1:x_sum", "-1 (null)" },
  { "only-mean-decides", NO_RATE MEAN "\ncontrol,100,50,300\ntreatment,100,60,400\n", NULL, "*control 100/0 x=50s; treatment 100/0 x=60s |", "0 x | x mean higher 100:50,300 100:60,400" },
  { "two-means-are-asked-about", NO_RATE MEAN ",y_sum,y_sum_sq\ncontrol,100,50,300,50,300\ntreatment,100,60,400,60,400\n", NULL, "blocked | E01@1:primary", "-1 (null)" },
  { "two-means-and-a-name", NO_RATE MEAN ",y_sum,y_sum_sq\ncontrol,100,50,300,50,300\ntreatment,100,60,400,60,400\n", "y", "*control 100/0 x=50s y=50s; treatment 100/0 x=60s y=60s |", "1 y | x mean lower 100:50,300 100:60,400 | y mean higher 100:50,300 100:60,400" },
  { "no-mean-no-conversions", NO_RATE ",x_sum\ncontrol,100,50\ntreatment,100,60\n", NULL, "blocked | E01@1:conversions", "-1 (null)" },
  { "a-time-is-better-when-lower", NO_RATE ",load_time_sum,load_time_sum_sq\ncontrol,100,50,300\ntreatment,100,60,400\n", NULL, "*control 100/0 load_time=50s; treatment 100/0 load_time=60s |", "0 load_time | load_time mean lower 100:50,300 100:60,400" },
  { "a-lifetime-is-no-time", NO_RATE ",lifetime_value_sum,lifetime_value_sum_sq\ncontrol,100,50,300\ntreatment,100,60,400\n", NULL, "*control 100/0 lifetime_value=50s; treatment 100/0 lifetime_value=60s |", "0 lifetime_value | lifetime_value mean higher 100:50,300 100:60,400" },
  { "refunds-are-better-when-lower", NO_RATE ",refunds_sum,refunds_sum_sq\ncontrol,100,50,300\ntreatment,100,60,400\n", NULL, "*control 100/0 refunds=50s; treatment 100/0 refunds=60s |", "0 refunds | refunds mean lower 100:50,300 100:60,400" },
  { "korean-time", NO_RATE ",대기시간_sum,대기시간_sum_sq\ncontrol,100,50,300\ntreatment,100,60,400\n", NULL, "*control 100/0 대기시간=50s; treatment 100/0 대기시간=60s |", "0 대기시간 | 대기시간 mean lower 100:50,300 100:60,400" },
  { "decides-and-is-empty", NO_RATE MEAN "\ncontrol,100,,300\ntreatment,100,60,400\n", NULL, "blocked | E10@2:x_sum", "0 x | x mean higher ? 100:60,400" },
  { "decides-and-is-unreadable", NO_RATE MEAN "\ncontrol,100,abc,10.000\ntreatment,100,60,5%\n", NULL, "blocked | E05@2:x_sum E20@2:x_sum_sq E21@3:x_sum_sq", "0 x | x mean higher ? ?" },
  { "decides-and-is-impossible", NO_RATE MEAN "\ncontrol,100,500,2499\ntreatment,100,500,2500\n", NULL, "blocked | E17@2:x", "0 x | x mean higher ? 100:500,2500" },
  { "decides-and-has-one-user", NO_RATE MEAN "\ncontrol,100,500,2500\ntreatment,1,5,25\n", NULL, "blocked | E40@3:x", "0 x | x mean higher 100:500,2500 ?" },
  { "decides-and-has-no-user", NO_RATE MEAN "\ncontrol,100,500,2500\ntreatment,0,0,0\n", NULL, "blocked | E08@3:users", "0 x | x mean higher 100:500,2500 ?" },
  { "decides-and-is-short", NO_RATE MEAN "\ncontrol,100,500,2500\ntreatment,100,5\n", NULL, "blocked | E13@3:x_sum_sq", "0 x | x mean higher 100:500,2500 ?" },

  { "mean-with-standard-error", "experiment_group,metric_name,units,mean,stderr\ncontrol,buy,100,0.1,0.030151134457776362\ntest,buy,100,0.2,0.040201512610368484\ncontrol,revenue,100,2.5,0.5\ntest,revenue,100,3,0.25\n", NULL, "*control 100/10 revenue=250s; test 100/20 revenue=300s |", "-1 buy | revenue mean higher 100:250,3100 100:300,1518.75" },
  { "mean-with-standard-error-decides", "experiment_group,metric_name,units,mean,stderr\ncontrol,buy,100,0.1,0.030151134457776362\ntest,buy,100,0.2,0.040201512610368484\ncontrol,revenue,100,2.5,0.5\ntest,revenue,100,3,0.25\n", "revenue", "*control 100/0 buy=10 revenue=250s; test 100/0 buy=20 revenue=300s |", "1 revenue | buy count lower | revenue mean higher 100:250,3100 100:300,1518.75" },
  { "mean-with-deviation", "metric,variation,users,totalValue,perUserValue,perUserValueStdDev,percentChange\nrevenue,A,100,250,2.5,5,\nrevenue,B,100,300,3,2.5,0.2\n", NULL, "*A 100/0 revenue=250s; B 100/0 revenue=300s |", "0 revenue | revenue mean higher 100:250,3100 100:300,1518.75" },
  { "mean-without-spread", "experiment_group,metric_name,units,mean,stderr\ncontrol,buy,100,0.1,0.030151134457776362\ntest,buy,100,0.2,0.040201512610368484\ncontrol,revenue,100,2.5,\ntest,revenue,100,3,0.25\n", NULL, "*control 100/10 revenue=250t; test 100/20 revenue=300t | W14@1:revenue", "-1 buy | revenue total higher" },
  { "mean-without-spread-cannot-decide", "experiment_group,metric_name,units,mean,stderr\ncontrol,revenue,100,2.5,\ntest,revenue,100,3,0.25\n", "revenue", "blocked | E39@0:revenue", "-1 (null)" },
  { "mean-among-other-users", "experiment_group,metric_name,units,mean,stderr\ncontrol,buy,100,0.1,0.030151134457776362\ntest,buy,100,0.2,0.040201512610368484\ncontrol,revenue,90,2.5,0.5\ntest,revenue,100,3,0.25\n", NULL, "*control 100/10 revenue=?; test 100/20 revenue=? | W08@4:revenue", "-1 buy | revenue count higher" },

  { "ratio", HEAD RATIO "\ncontrol,100,10" RATIO_C "\ntreatment,100,12" RATIO_T "\n", NULL, "*control 100/10 y=30s x=60s y/x=30s; treatment 100/12 y=40s x=70s y/x=40s |", "-1 conversions | y mean lower 100:30,100 100:40,200 | x mean lower 100:60,200 100:70,300 | y/x ratio lower 100:30,100,60,200,120 100:40,200,70,300,150" },
  { "ratio-decides", HEAD RATIO "\ncontrol,100,10" RATIO_C "\ntreatment,100,12" RATIO_T "\n", "y/x", "*control 100/0 conversions=10 y=30s x=60s y/x=30s; treatment 100/0 conversions=12 y=40s x=70s y/x=40s |", "3 y/x | conversions count higher | y mean lower 100:30,100 100:40,200 | x mean lower 100:60,200 100:70,300 | y/x ratio higher 100:30,100,60,200,120 100:40,200,70,300,150" },
  { "ratio-decides-by-header", HEAD RATIO "\ncontrol,100,10" RATIO_C "\ntreatment,100,12" RATIO_T "\n", "y_x_sum_prod", "*control 100/0 conversions=10 y=30s x=60s y/x=30s; treatment 100/0 conversions=12 y=40s x=70s y/x=40s |", "3 y/x | conversions count higher | y mean lower 100:30,100 100:40,200 | x mean lower 100:60,200 100:70,300 | y/x ratio higher 100:30,100,60,200,120 100:40,200,70,300,150" },
  { "ratio-of-names-with-blanks", HEAD ",ad_clicks_sum,ad_clicks_sum_sq,page_views_sum,page_views_sum_sq,ad_clicks_page_views_sum_prod\ncontrol,100,10" RATIO_C "\ntreatment,100,12" RATIO_T "\n", "ad_clicks/page_views", "*control 100/0 conversions=10 ad_clicks=30s page_views=60s ad_clicks/page_views=30s; treatment 100/0 conversions=12 ad_clicks=40s page_views=70s ad_clicks/page_views=40s |", "3 ad_clicks/page_views | conversions count higher | ad_clicks mean lower 100:30,100 100:40,200 | page_views mean lower 100:60,200 100:70,300 | ad_clicks/page_views ratio higher 100:30,100,60,200,120 100:40,200,70,300,150" },
  { "impossible-product", HEAD RATIO "\ncontrol,100,10,30,100,60,200,2000\ntreatment,100,12" RATIO_T "\n", NULL, "*control 100/10 y=30s x=60s y/x=?; treatment 100/12 y=40s x=70s y/x=40s | W21@2:y/x", "-1 conversions | y mean lower 100:30,100 100:40,200 | x mean lower 100:60,200 100:70,300 | y/x ratio lower ? 100:40,200,70,300,150" },
  { "impossible-product-decides", HEAD RATIO "\ncontrol,100,10,30,100,60,200,2000\ntreatment,100,12" RATIO_T "\n", "y/x", "blocked | E17@2:y/x", "3 y/x | conversions count higher | y mean lower 100:30,100 100:40,200 | x mean lower 100:60,200 100:70,300 | y/x ratio higher ? 100:40,200,70,300,150" },
  { "no-denominator", HEAD RATIO "\ncontrol,100,10,30,100,0,0,0\ntreatment,100,12" RATIO_T "\n", "y/x", "blocked | E40@2:y/x", "3 y/x | conversions count higher | y mean lower 100:30,100 100:40,200 | x mean lower 100:0,0 100:70,300 | y/x ratio higher ? 100:40,200,70,300,150" },
  { "product-alone", HEAD ",y_x_sum_prod\ncontrol,100,10,1\ntreatment,100,12,1\n", NULL, "*control 100/10; treatment 100/12 | W20@1:y_x_sum_prod", "-1 conversions" },
  { "product-of-one", HEAD MEAN ",y_x_sum_prod\ncontrol,100,10,50,300,1\ntreatment,100,12,60,400,1\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s | W20@1:y_x_sum_prod", "-1 conversions | x mean lower 100:50,300 100:60,400" },

  { "covariate", HEAD MEAN PRE "\ncontrol,100,10,50,300,40,200,100\ntreatment,100,12,60,400,50,300,200\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s |", "-1 conversions | x mean+pre lower 100:50,300,40,200,100 100:60,400,50,300,200" },
  { "covariate-that-sums-to-0", HEAD MEAN PRE "\ncontrol,100,10,50,300,0,200,100\ntreatment,100,12,60,400,50,300,200\n", "x", "*control 100/0 conversions=10 x=50s; treatment 100/0 conversions=12 x=60s |", "1 x | conversions count higher | x mean+pre higher 100:50,300,0,200,100 100:60,400,50,300,200" },
  { "covariate-lacks-product", HEAD MEAN ",x_pre_sum,x_pre_sum_sq\ncontrol,100,10,50,300,40,200\ntreatment,100,12,60,400,50,300\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s | W19@1:x_pre_sum", "-1 conversions | x mean lower 100:50,300 100:60,400" },
  { "covariate-of-nothing", HEAD PRE "\ncontrol,100,10,40,200,100\ntreatment,100,12,50,300,200\n", NULL, "*control 100/10; treatment 100/12 | W19@1:x_pre_sum", "-1 conversions" },
  { "covariate-of-conversions", HEAD ",conversions_pre_sum,conversions_pre_sum_sq,conversions_pre_prod\ncontrol,100,10,40,200,100\ntreatment,100,12,50,300,200\n", NULL, "*control 100/10; treatment 100/12 |", "-1 conversions" },
  { "covariate-cell-is-empty", HEAD MEAN PRE "\ncontrol,100,10,50,300,40,200,100\ntreatment,100,12,60,400,50,,200\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s | W19@3:x_pre_sum_sq", "-1 conversions | x mean lower 100:50,300 100:60,400" },
  { "covariate-is-impossible", HEAD MEAN PRE "\ncontrol,100,10,50,300,40,200,100\ntreatment,100,12,60,400,50,300,2000\n", NULL, "*control 100/10 x=50s; treatment 100/12 x=60s | W19@3:x_pre_sum_sq", "-1 conversions | x mean lower 100:50,300 100:60,400" },
};

/* Rows of one group are added up. */
static const Case sums[] = {
  { "digits-of-sums", HEAD MEAN ",day\ncontrol,50,5,12345678901234567890.25,1e39,1\ncontrol,50,5,0.5,1,2\ntreatment,100,12,60,400,1\n", NULL, "*control 100/10 x=1.23456789012e+19s; treatment 100/12 x=60s | I11@2:control=2", "-1 conversions | x mean lower 100:1.2345678901234567e+19+722.75,9.9999999999999994e+38+6.02908e+22 100:60,400" },
  { "squares-past-64-bits", HEAD MEAN ",day\ncontrol,50,5,1,9223372036854775807,1\ncontrol,50,5,2,9223372036854775807,2\ntreatment,100,12,60,400,1\n", NULL, "*control 100/10 x=3s; treatment 100/12 x=60s | I11@2:control=2", "-1 conversions | x mean lower 100:3,1.8446744073709552e+19-2 100:60,400" },
  { "covariate-by-day", HEAD MEAN PRE ",day\ncontrol,50,5,20,100,10,100,50,1\ncontrol,50,5,30,200,30,100,50,2\ntreatment,100,12,60,400,50,300,200,1\n", "x", "*control 100/0 conversions=10 x=50s; treatment 100/0 conversions=12 x=60s | I11@2:control=2", "1 x | conversions count higher | x mean+pre higher 100:50,300,40,200,100 100:60,400,50,300,200" },
  { "mean-with-standard-error-by-day", "experiment_group,metric_name,units,mean,stderr,day\ncontrol,revenue,50,2,0.5,1\ntest,revenue,100,3,0.25,1\ncontrol,revenue,50,3,0.25,2\n", NULL, "*control 100/0 revenue=250s; test 100/0 revenue=300s | I11@2:control=2", "0 revenue | revenue mean higher 100:250,1415.625 100:300,1518.75" },
  { "a-day-is-empty", HEAD MEAN ",day\ncontrol,50,5,20,100,1\ncontrol,50,5,,200,2\ntreatment,100,12,60,400,1\n", "x", "blocked | I11@2:control=2 E10@3:x_sum", "1 x | conversions count higher | x mean higher ? 100:60,400" },
  { "total-of-segments", HEAD MEAN ",segment\ncontrol,50,5,20.5,100,a\ncontrol,50,5,30,200,b\ncontrol,100,10,50.5,300,All\ntreatment,100,12,60,400,a\n", "x", "*control 100/0 conversions=10 x=50.5s; treatment 100/0 conversions=12 x=60s | I11@2:control=2 W13@4:segment", "1 x | conversions count higher | x mean higher 100:50.5,300 100:60,400" },
};
/* clang-format on */

/* told: "segment: kr 10/1 12/3; us 20/2 22/4", users and conversions of every group, of a mean with
 * its sums behind; segments before days. */
typedef struct
{
  const char *name;
  const char *csv;
  const char *primary;
  const char *told;
} StrataCase;

#define ROWS ",date\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20,2,2\ntreatment,22,4,2\n"

/* clang-format off */
static const StrataCase strata_cases[] = {
  { "days", HEAD ROWS, NULL, "date: 1 10/1 12/3; 2 20/2 22/4" },
  { "segments", HEAD ",segment\ncontrol,10,1,kr\ntreatment,12,3,KR\ncontrol,20,2,us\ntreatment,22,4,us\n", NULL, "segment: kr 10/1 12/3; us 20/2 22/4" },
  { "segments-before-dates", HEAD ",date,segment\ncontrol,10,1,1,kr\ntreatment,12,3,1,kr\ncontrol,20,2,1,us\ntreatment,22,4,1,us\n", NULL, "segment: kr 10/1 12/3; us 20/2 22/4" },
  { "segments-and-days", HEAD ",date,segment\ncontrol,10,1,1,kr\ntreatment,12,3,1,kr\ncontrol,20,2,2,us\ntreatment,22,4,2,us\ncontrol,5,0,1,us\ntreatment,6,1,2,kr\n", NULL, "segment: kr 10/1 18/4; us 25/2 22/4 | date: 1 15/1 12/3; 2 20/2 28/5" },
  { "a-group-lacks-one", HEAD ",segment\ncontrol,10,1,kr\ntreatment,12,3,kr\ncontrol,20,2,us\n", NULL, "segment: kr 10/1 12/3; us 20/2 0/0" },
  { "treatment-first", HEAD ",segment\ntreatment,12,3,kr\ncontrol,10,1,kr\ntreatment,22,4,us\ncontrol,20,2,us\n", NULL, "segment: kr 12/3 10/1; us 22/4 20/2" },
  { "totals-are-left-out", HEAD ",segment\ncontrol,10,1,kr\ncontrol,20,2,us\ncontrol,30,3,All\ntreatment,12,3,kr\ntreatment,22,4,us\ntreatment,34,7,All\n", NULL, "segment: kr 10/1 12/3; us 20/2 22/4" },
  { "total-rows-are-left-out", HEAD ",segment\ncontrol,10,1,kr\ntreatment,12,3,kr\nTotal,22,4,kr\ncontrol,20,2,us\ntreatment,22,4,us\nTotal,42,6,us\n", NULL, "segment: kr 10/1 12/3; us 20/2 22/4" },
  { "a-total-of-all-has-no-day", HEAD ",date\ncontrol,10,1,20/03/2024\ntreatment,12,3,20/03/2024\ncontrol,20,2,21/03/2024\ntreatment,22,4,21/03/2024\nTotal,64,10,Total\n", NULL, "date: 2024-03-20 10/1 12/3; 2024-03-21 20/2 22/4" },
  { "a-total-of-all-is-first", HEAD ",segment\nTotal,64,10,-\ncontrol,10,1,kr\ntreatment,12,3,kr\ncontrol,20,2,us\ntreatment,22,4,us\n", NULL, "segment: kr 10/1 12/3; us 20/2 22/4" },
  { "one-segment-beside-the-total", HEAD ",segment\ncontrol,10,1,kr\ntreatment,12,3,kr\nTotal,22,4,all of them\n", NULL, "" },
  { "wide", "date,control_users,control_conversions,treatment_users,treatment_conversions\n1,10,1,12,3\n2,20,2,22,4\n", NULL, "date: 1 10/1 12/3; 2 20/2 22/4" },
  { "two-rows-of-one", HEAD ",date,segment\ncontrol,10,1,1,kr\ncontrol,20,2,1,kr\ntreatment,22,4,1,us\ntreatment,1,1,2,us\n", NULL, "" },
  { "two-segments", HEAD ",country,device\ncontrol,10,1,kr,a\ncontrol,20,2,us,b\ntreatment,22,4,us,b\n", NULL, "" },
  { "more-conversions-than-users", HEAD ",date\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,2,3,2\ntreatment,22,4,2\n", NULL, "" },
  { "nothing-was-added-up", HEAD ",segment\ncontrol,10,1,kr\ntreatment,12,3,kr\n", NULL, "" },
  { "conversions-do-not-decide", HEAD ",date" MEAN "\ncontrol,10,1,1,20,100\ntreatment,12,3,1,20.5,100\ncontrol,20,2,2,20,100\ntreatment,22,4,2,20,110\n", "x", "date: 1 10/0 10:20,100 12/0 12:20.5,100; 2 20/0 20:20,100 22/0 22:20,110" },
  { "means-by-both", HEAD ",date,segment" MEAN "\ncontrol,10,1,1,kr,20,100\ncontrol,20,2,2,kr,30,200\ntreatment,12,3,1,kr,20,100\ntreatment,22,4,2,us,5,30\n", "x", "segment: kr 30/0 30:50,300 12/0 12:20,100; us 0/0 0:0,0 22/0 22:5,30 | date: 1 10/0 10:20,100 12/0 12:20,100; 2 20/0 20:30,200 22/0 22:5,30" },
  { "covariates", HEAD ",segment" MEAN PRE "\ncontrol,10,1,a,20,100,5,25,30\ntreatment,12,3,a,20,100,6,36,40\ncontrol,20,2,b,20,100,7,49,50\ntreatment,22,4,b,20,110,8,64,60\n", "x", "segment: a 10/0 10:20,100,5,25,30 12/0 12:20,100,6,36,40; b 20/0 20:20,100,7,49,50 22/0 22:20,110,8,64,60" },
  { "a-sum-is-empty", HEAD ",date" MEAN "\ncontrol,10,1,1,20,100\ntreatment,12,3,1,,100\ncontrol,20,2,2,20,100\ntreatment,22,4,2,20,110\n", NULL, "date: 1 10/1 12/3; 2 20/2 22/4" },
};
/* clang-format on */

static void
append_total (GString *told, ExosDoubleDouble total, const char *separator)
{
  g_string_append_printf (told, "%s%.17g", separator, total.hi);
  if (total.lo != 0.0)
    g_string_append_printf (told, "%+.6g", total.lo);
}

static void
append_sums (GString *told, const ExosPairSums *it, gboolean has_pair)
{
  g_string_append_printf (told, " %" G_GUINT64_FORMAT, it->n);
  append_total (told, it->y, ":");
  append_total (told, it->yy, ",");
  if (has_pair || it->x.hi != 0.0 || it->xx.hi != 0.0 || it->xy.hi != 0.0)
    {
      append_total (told, it->x, ",");
      append_total (told, it->xx, ",");
      append_total (told, it->xy, ",");
    }
}

static void
append_strata (GString *told, const ExosStrata *strata, gsize n_arms)
{
  g_string_append_printf (told, "%s%s", told->len > 0 ? " | " : "", strata->column);
  for (gsize i = 0; i < strata->n; i++)
    {
      g_string_append_printf (told, "%s %s", i > 0 ? ";" : ":", strata->names[i]);
      for (gsize arm = 0; arm < n_arms; arm++)
        {
          const gsize place = i * n_arms + arm;

          g_string_append_printf (told, " %" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT,
                                  strata->counts[place].users, strata->counts[place].events);
          if (strata->sums != NULL)
            append_sums (told, &strata->sums[place], FALSE);
        }
    }
}

static char *
tell_strata (const ExosExperiment *experiment)
{
  GString *told = g_string_new (NULL);

  for (gsize kind = 0; kind < EXOS_N_STRATA; kind++)
    if (experiment->strata[kind].n > 0)
      append_strata (told, &experiment->strata[kind], experiment->n_arms);
  return g_string_free (told, FALSE);
}

static void
append_metric (GString *told, const ExosExperiment *experiment, gsize index)
{
  static const char *const kinds[] = { "count", "total", "mean", "ratio" };
  const ExosMetric *metric = &experiment->metrics[index];

  g_string_append_printf (told, " | %s %s%s %s", metric->name, kinds[metric->kind],
                          metric->has_covariate ? "+pre" : "",
                          metric->direction == EXOS_DIRECTION_HIGHER ? "higher" : "lower");
  for (gsize arm = 0; metric->kind >= EXOS_METRIC_MEAN && arm < experiment->n_arms; arm++)
    if (exos_experiment_value (experiment, arm, index)->state == EXOS_VALUE_SUMS)
      append_sums (told, exos_experiment_sums (experiment, arm, index),
                   metric->has_covariate || metric->kind == EXOS_METRIC_RATIO);
    else
      g_string_append (told, " ?");
}

/* "0 x | x mean higher 100:50,300 ?": the index and name of what decides, then every metric with
 * the n:y,yy[,x,xx,xy] of its groups, ? where there are none. */
static char *
tell_sums (const ExosExperiment *experiment)
{
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "%d %s", experiment->primary_metric,
                          experiment->primary != NULL ? experiment->primary : "(null)");
  for (gsize i = 0; i < experiment->n_metrics; i++)
    append_metric (told, experiment, i);
  return g_string_free (told, FALSE);
}

static ExosExperiment *
import (const char *csv, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "means.csv", strlen (csv), mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

static void
check (const Case *c, const ExosMapping *mapping)
{
  g_autoptr (ExosExperiment) experiment = import (c->csv, mapping);
  g_autofree char *told = experiment_to_line (experiment);
  g_autofree char *totals = tell_sums (experiment);

  g_assert_cmpstr (told, ==, c->told);
  g_assert_cmpstr (totals, ==, c->sums);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  const ExosMapping mapping = { .primary = c->primary };

  check (c, &mapping);
}

static void
test_sum (gconstpointer data)
{
  const Case *c = data;
  const ExosMapping mapping = { .primary = c->primary, .sums_rows = TRUE };

  check (c, &mapping);
}

static void
test_strata (gconstpointer data)
{
  const StrataCase *c = data;
  const ExosMapping mapping = { .primary = c->primary, .sums_rows = TRUE };
  const ExosMapping apart = { .primary = c->primary };
  g_autoptr (ExosExperiment) experiment = import (c->csv, &mapping);
  g_autoptr (ExosExperiment) not_summed = import (c->csv, &apart);
  g_autofree char *told = tell_strata (experiment);

  g_assert_true (experiment->has_counts);
  g_assert_cmpstr (told, ==, c->told);
  for (gsize kind = 0; kind < EXOS_N_STRATA; kind++)
    g_assert_cmpuint (not_summed->strata[kind].n, ==, 0);
}

static void
test_too_many_strata (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD ",date\n");
  const ExosMapping mapping = { .sums_rows = TRUE };

  for (int day = 0; day < 1000; day++)
    g_string_append_printf (csv, "control,10,1,%d\ntreatment,10,2,%d\n", day, day);

  g_autoptr (ExosExperiment) most = import (csv->str, &mapping);

  g_string_append (csv, "control,10,1,1000\n");

  g_autoptr (ExosExperiment) more = import (csv->str, &mapping);

  g_assert_cmpuint (most->strata[EXOS_STRATA_DAYS].n, ==, 1000);
  g_assert_true (more->has_counts);
  g_assert_cmpuint (more->strata[EXOS_STRATA_DAYS].n, ==, 0);
}

/* "--column primary=" means the same as "--primary=". */
static void
test_role_means_the_same (gconstpointer data)
{
  const Case *c = data;
  ExosColumnRole role = { EXOS_ROLE_PRIMARY, (char *) c->primary };
  ExosColumnRole *const columns[] = { &role };
  const ExosMapping mapping = { .columns = columns, .n_columns = c->primary != NULL };

  check (c, &mapping);
}

static void
add_case (const char *group, const Case *c, void (*test) (gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/import-means/%s/%s", group, c->name);

  g_test_add_data_func (path, c, test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add_case ("table", &cases[i], test_case);
      add_case ("by-role", &cases[i], test_role_means_the_same);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    add_case ("summed", &sums[i], test_sum);
  for (gsize i = 0; i < G_N_ELEMENTS (strata_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import-means/strata/%s", strata_cases[i].name);

      g_test_add_data_func (path, &strata_cases[i], test_strata);
    }
  g_test_add_func ("/import-means/strata/too-many", test_too_many_strata);
  return g_test_run ();
}
