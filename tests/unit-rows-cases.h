// SPDX-License-Identifier: MIT
/* Files with one row a user, and what they say. */
#pragma once

#define HEAD "user_id,variant,converted"
#define FOUR "1,control,1\n2,treatment,0\n3,control,0\n4,treatment,1\n"

/* Told as in import-cases.h; columns as "header=role, part of". */
typedef struct
{
  const char *name;
  const char *csv;
  const char *setting; /* "ROLE=HEADER", several with commas, or NULL */
  const char *told;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "plain", HEAD "\n" FOUR, NULL, "*control 2/1; treatment 2/1 |" },
  { "words", HEAD "\n1,control,yes\n2,treatment,NO\n3,control,false\n4,treatment,True\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "korean", "회원번호,그룹,구매여부\n1,대조군,예\n2,실험군,아니오\n3,대조군,아니오\n4,실험군,예\n", NULL, "*대조군 2/1; 실험군 2/1 |" },
  { "order-of-columns", "converted,variant,user_id\n1,control,1\n0,treatment,2\n0,control,3\n1,treatment,4\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "labels-are-trimmed", HEAD "\n1,control,1\n2,treatment,0\n3, Control ,0\n4,treatment,1\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "three-groups", HEAD "\n" FOUR "5,other,1\n6,other,1\n", NULL, "*control 2/1; treatment 2/1; other 2/2 |" },
  { "only-outcome-decides", "user_id,variant,kept\n" FOUR, NULL, "*control 2/1; treatment 2/1 |" },
  { "two-outcomes", HEAD ",refunded\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", NULL, "*control 2/1 refunded=0; treatment 2/1 refunded=2 |" },
  { "outcomes-without-a-name-are-asked-about", "user_id,variant,kept,left\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", NULL, "blocked | E01@1:primary" },
  { "role-of-conversions", "user_id,variant,kept,left\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", "conversions=left", "*control 2/0 kept=1; treatment 2/2 kept=1 |" },
  { "primary-outcome", HEAD ",left\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", "primary=left", "*control 2/0 converted=1; treatment 2/2 converted=1 |" },
  { "ignored", HEAD ",left\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", "ignore=left", "*control 2/1; treatment 2/1 |" },
  { "group-by-role", "user_id,who,converted\n" FOUR, "group=who", "*control 2/1; treatment 2/1 |" },
  { "means", HEAD ",spent\n1,control,1,2.5\n2,treatment,0,0\n3,control,0,1\n4,treatment,1,4\n", NULL, "*control 2/1 spent=3.5s; treatment 2/1 spent=4s |" },
  { "mean-decides", HEAD ",spent\n1,control,1,2.5\n2,treatment,0,0\n3,control,0,1\n4,treatment,1,4\n", "primary=spent", "*control 2/0 converted=1 spent=3.5s; treatment 2/0 converted=1 spent=4s |" },
  { "mean-as-conversions", "user_id,variant,spent\n1,control,2.5\n2,treatment,0\n3,control,1\n4,treatment,4\n", "conversions=spent", "*control 2/0 spent=3.5s; treatment 2/0 spent=4s |" },
  { "only-mean", "user_id,variant,spent\n1,control,2.5\n2,treatment,0\n3,control,1\n4,treatment,4\n", NULL, "*control 2/0 spent=3.5s; treatment 2/0 spent=4s |" },
  { "decimal-comma", "user_id;variant;spent\n1;control;2,5\n2;treatment;0\n3;control;1.000,25\n4;treatment;4\n", NULL, "*control 2/0 spent=1002.75s; treatment 2/0 spent=4s |" },
  { "decimal-point-between-semicolons", "user_id;variant;spent\n1;control;2.5\n2;treatment;0\n3;control;1,000.25\n4;treatment;4.95\n", NULL, "*control 2/0 spent=1002.75s; treatment 2/0 spent=4.95s |" },
  { "point-and-comma-in-two-columns", "user_id;variant;spent;weight\n1;control;2.5;1,5\n2;treatment;0;0\n3;control;1;2,25\n4;treatment;4.95;3\n", "primary=spent", "*control 2/0 spent=3.5s weight=3.75s; treatment 2/0 spent=4.95s weight=3s |" },
  { "point-of-one-column-only-where-it-is-sure", "user_id;variant;spent\n1;control;1.250\n2;treatment;0\n3;control;0.500\n4;treatment;4\n", NULL, "*control 2/0 spent=1.75s; treatment 2/0 spent=4s |" },
  { "points-of-thousands", "user_id;variant;spent\n1;control;1.250\n2;treatment;0\n3;control;1.250.000\n4;treatment;4\n", NULL, "*control 2/0 spent=1251250s; treatment 2/0 spent=4s |" },
  { "amounts-with-points", "user_id;variant;spent\n1;control;€2.5\n2;treatment;€0\n3;control;€1.25\n4;treatment;€4\n", NULL, "*control 2/0 spent=3.75s; treatment 2/0 spent=4s |" },
  { "point-in-two-ways", "user_id;variant;spent\n1;control;1.250\n2;treatment;0\n3;control;2.500\n4;treatment;4\n", NULL, "blocked | E20@2:spent" },
  { "comma-in-two-ways", "user_id;variant;spent\n1;control;12\n2;treatment;0\n3;control;2,500\n4;treatment;4\n", NULL, "blocked | E20@4:spent" },
  { "two-ways-of-what-is-ignored", "user_id;variant;spent;converted\n1;control;1.250;1\n2;treatment;0;0\n3;control;2.500;1\n4;treatment;4;1\n", "ignore=spent", "*control 2/2; treatment 2/1 |" },
  { "events-with-points", "user_id;variant;event;value\n1;control;buy;2.5\n2;treatment;view;\n2;treatment;buy;1.25\n3;control;view;\n4;treatment;view;\n", "primary=value", "*control 2/0 buy=1 view=1 value=2.5s; treatment 2/0 buy=1 view=2 value=1.25s |" },
  { "three-decimals", "user_id,variant,spent\n1,control,2.125\n2,treatment,0\n3,control,1.25\n4,treatment,4\n", NULL, "*control 2/0 spent=3.375s; treatment 2/0 spent=4s |" },
  { "names-of-sums-are-names", "user_id,variant,x_sum\n1,control,2.5\n2,treatment,0\n3,control,1\n4,treatment,4\n", NULL, "*control 2/0 x_sum=3.5s; treatment 2/0 x_sum=4s |" },
  { "ids-are-no-numbers", HEAD ",shop_id\n1,control,1,7\n2,treatment,0,8\n3,control,0,7\n4,treatment,1,7\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "covariate-is-no-metric", HEAD ",spent,pre_spent\n1,control,1,2,1\n2,treatment,0,0,2\n3,control,0,1,1\n4,treatment,1,4,3\n", NULL, "*control 2/1 spent=3s; treatment 2/1 spent=4s |" },
  { "covariate-comes-first", "user_id,variant,pre_spent,spent,converted\n1,control,1,2,1\n2,treatment,2,0,0\n3,control,1,1,0\n4,treatment,3,4,1\n", NULL, "*control 2/1 spent=3s; treatment 2/1 spent=4s |" },
  { "covariate-that-is-said-to-be-a-metric", "user_id,variant,pre_spent,spent,converted\n1,control,1,2,1\n2,treatment,2,0,0\n3,control,1,1,0\n4,treatment,3,4,1\n", "value=pre_spent", "*control 2/1 pre_spent=2s spent=3s; treatment 2/1 pre_spent=5s spent=4s |" },
  { "one-of-two-covariates-is-said-to-be-a-metric", HEAD ",spent,pre_spent,visits,pre_visits\n1,control,1,2,1,7,6\n2,treatment,0,0,2,8,9\n3,control,0,1,1,6,5\n4,treatment,1,4,3,9,9\n", "value=pre_visits", "*control 2/1 spent=3s visits=13s pre_visits=11s; treatment 2/1 spent=4s visits=17s pre_visits=18s |" },
  { "as-many-points-as-commas", "user_id;variant;spent\n1;control;2.5\n2;treatment;0\n3;control;1,5\n4;treatment;4\n", "primary=spent", "blocked | E40@2:spent E42@2:spent" },
  { "missing", HEAD "\n" FOUR "5,control,\n6,control,NA\n", NULL, "*control 2/1; treatment 2/1 | W27@6:converted" },
  { "dashes-are-missing", "user_id,variant,spent\n1,control,-\n2,treatment,4\n3,control,2.5\n4,treatment,–\n5,control,1\n6,treatment,-1\n", NULL, "*control 2/0 spent=3.5s; treatment 2/0 spent=3s | W27@2:spent" },
  { "missing-metric", HEAD ",left\n1,control,1,0\n2,treatment,0,1\n3,control,0,\n4,treatment,1,1\n5,control,0,1\n", NULL, "*control 3/1 left=1; treatment 2/1 left=2 | W27@4:left" },
  { "only-missing", HEAD "\n1,control,\n2,treatment,1\n3,control,\n4,treatment,0\n", NULL, "blocked | E08@2:converted W27@2:converted" },
  { "unreadable-decides", HEAD "\n" FOUR "5,control,maybe\n", NULL, "blocked | E42@6:converted" },
  { "unreadable-metric", HEAD ",left\n1,control,1,0\n2,treatment,0,1\n3,control,0,?\n4,treatment,1,1\n", "guardrail=left", "*control 2/1 left=0; treatment 2/1 left=2 | W28@4:left" },
  { "column-of-words-is-none", HEAD ",plan\n1,control,1,gold\n2,treatment,0,gold\n3,control,0,free\n4,treatment,1,free\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "short-and-long", HEAD "\n" FOUR "5,control\n6,control,1,1\n", NULL, "*control 2/1; treatment 2/1 | W23@6:- W24@7:-" },
  { "no-group-no-id", HEAD "\n" FOUR "5,,1\n,control,1\n", NULL, "*control 2/1; treatment 2/1 | W25@6:variant W26@7:user_id" },
  { "repeated", HEAD "\n" FOUR "3,control,1\n", NULL, "*control 2/1; treatment 2/1 | W29@6:user_id" },
  { "in-both-groups", HEAD "\n" FOUR "3,treatment,1\n", NULL, "*control 1/1; treatment 2/1 | W30@6:variant" },
  { "group-of-nobody-else", HEAD "\n" FOUR "5,control,1\n5,typo,1\n", NULL, "*control 2/1; treatment 2/1 | W30@7:variant" },
  { "nothing-left", "user_id,variant,converted\n,control,1\n,treatment,0\n,control,1\n", NULL, "blocked | E41@0:- W26@2:user_id" },
  { "two-experiments", "experiment," HEAD "\na,1,control,1\na,2,treatment,0\nb,3,control,0\n", NULL, "blocked | E27@1:experiment" },
  { "one-experiment", "experiment," HEAD "\na,1,control,1\na,2,treatment,0\na,3,control,0\n", NULL, "*control 2/1; treatment 1/0 |" },
  { "header-again", HEAD "\n" FOUR HEAD "\n5,control,1\n", NULL, "blocked | E29@6:-" },
  { "all-is-a-group-like-others", HEAD "\n1,control,1\n2,all,0\n3,control,0\n4,all,1\n", NULL, "*control 2/1; all 2/1 |" },
  { "trailing-delimiters", HEAD "\n1,control,1,\n2,treatment,0,\n3,control,0,\n4,treatment,1,\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "amounts-in-won", "user_id,variant,spent\n1,control,₩3000\n2,treatment,\"₩1,500\"\n3,control,₩0\n4,treatment,\"1,000원\"\n", NULL, "*control 2/0 spent=3000s; treatment 2/0 spent=2500s |" },
  { "amounts-in-dollars", "user_id,variant,spent\n1,control,$2.50\n2,treatment,-$1\n3,control,$ 0.25\n4,treatment,USD 4\n", NULL, "*control 2/0 spent=2.75s; treatment 2/0 spent=3s |" },
  { "amounts-below-zero", "user_id,variant,spent\n1,control,($2.50)\n2,treatment,$(1)\n3,control,$7.25-\n4,treatment,−$4\n5,control,(1.25)\n6,treatment,0.5-\n7,control,$20\n8,treatment,7.5-$\n", NULL, "*control 4/0 spent=9s; treatment 4/0 spent=-13s |" },
  { "a-minus-is-said-once", "user_id,variant,spent\n1,control,(-$2.50)\n2,treatment,$1\n3,control,-$(1)\n4,treatment,$4\n5,control,$-\n6,treatment,$5\n7,control,$1\n8,treatment,-$3-\n", "primary=spent", "blocked | E40@2:spent E42@2:spent" },
  { "two-currencies-are-not-added", "user_id,variant,spent\n1,control,$2\n2,treatment,€1\n3,control,$1\n4,treatment,$3\n", "primary=spent", "blocked | E40@3:spent E42@3:spent" },
  { "per-cent", "user_id,variant,scrolled\n1,control,50%\n2,treatment,12.5%\n3,control,0%\n4,treatment,100%\n", NULL, "*control 2/0 scrolled=50s; treatment 2/0 scrolled=112.5s |" },
  { "o-and-x", HEAD "\n1,control,O\n2,treatment,X\n3,control,x\n4,treatment,x\n", NULL, "*control 2/1; treatment 2/0 |" },
  { "korean-o-and-x", "회원번호,그룹,구매여부\n1,대조군,○\n2,실험군,×\n3,대조군,×\n4,실험군,○\n", NULL, "*대조군 2/1; 실험군 2/1 |" },
  { "true-and-false-in-korean", "회원번호,그룹,구매여부\n1,대조군,참\n2,실험군,거짓\n3,대조군,거짓\n4,실험군,참\n", NULL, "*대조군 2/1; 실험군 2/1 |" },
  { "done-or-not", HEAD "\n1,control,Converted\n2,treatment,Not converted\n3,control,not converted\n4,treatment,converted\n", NULL, "*control 2/1; treatment 2/1 |" },
  { "done-or-not-in-korean", "회원번호,그룹,결과\n1,대조군,구매\n2,실험군,미구매\n3,대조군,미구매\n4,실험군,구매\n", NULL, "*대조군 2/1; 실험군 2/1 |" },
  { "words-that-nobody-knows", "user_id,variant,device,result\n1,control,ios,won\n2,treatment,ios,lost\n3,control,web,lost\n4,treatment,ios,won\n", NULL, "blocked | E25@0:result" },
  { "crosses-alone-say-nothing", "user_id,variant,bought\n1,control,x\n2,treatment,x\n3,control,\n4,treatment,x\n", NULL, "blocked | E25@0:bought" },
  { "a-role-that-rows-have-no-use-for", HEAD ",plan\n1,control,1,gold\n2,treatment,0,gold\n3,control,0,free\n4,treatment,1,free\n", "metric=plan", "blocked | E34@1:plan" },
  { "two-segments-of-which-one-is-used", HEAD ",plan,shop\n1,control,1,gold,a\n2,treatment,0,gold,a\n3,control,0,free,b\n4,treatment,1,free,b\n", "segment=plan,segment=shop", "blocked | E34@1:shop" },
  { "a-rate-is-left-out", HEAD ",left\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", "rate=left", "*control 2/1; treatment 2/1 |" },
  { "a-guardrail-never-decides", "user_id,variant,kept,left\n1,control,1,0\n2,treatment,0,1\n3,control,0,0\n4,treatment,1,1\n", "guardrail=kept", "*control 2/0 kept=1; treatment 2/2 kept=1 |" },
  { "no-outcome", "user_id,variant\n1,control\n2,treatment\n3,control\n", NULL, "blocked | E25@0:-" },
};
/* clang-format on */
