// SPDX-License-Identifier: MIT
/* The sentences about metrics that are sums: means, ratios and their covariates. */
#include "data/issue-words.h"

#include "data/language.h"
#include "stats/moments.h"

/* Why sums say nothing; a metric that does not decide is shown without them. */
static char *
describe_state (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch (issue->number)
    {
    case EXOS_MOMENTS_TOO_FEW:
      return g_strdup_printf (_ ("“%s”: “%s” has fewer than two users, so nothing can be said of its spread."), w->column, w->variant);
    default: /* EXOS_MOMENTS_IMPOSSIBLE */
      return issue->other > 0
        ? g_strdup_printf (_ ("“%s”: no users can have the sums, squares and products of “%s”."), w->column, w->variant)
        : g_strdup_printf (_ ("“%s”: the sum of squares is too small for the sum (%s)."), w->column, w->variant);
    case EXOS_MOMENTS_NOT_FINITE:
      return g_strdup_printf (_ ("“%s”: the sums of “%s” are too large to compute with."), w->column, w->variant);
    case EXOS_MOMENTS_NO_DENOMINATOR:
      return g_strdup_printf (_ ("“%s”: the denominators of “%s” sum to 0."), w->column, w->variant);
    }
  /* clang-format on */
}

static char *
describe_covariate (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  if (issue->variant == NULL)
    return g_strdup_printf (_ ("“%s”: values from before the experiment are not used, because the file lacks %s."), w->column, w->value);
  if (issue->number > 0)
    return g_strdup_printf (_ ("Line %s, %s: no users of “%s” can have these values from before the experiment. They are not used."), w->line, w->column, w->variant);
  if (w->value[0] == '\0')
    return g_strdup_printf (_ ("Line %s, %s is empty. The values from before the experiment are not used."), w->line, w->column);
  return g_strdup_printf (_ ("Line %s, %s: “%s” is not a number. The values from before the experiment are not used."), w->line, w->column, w->value);
  /* clang-format on */
}

char *
exos_issue_describe_sums (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_SUM_WITHOUT_SQUARES:
      return g_strdup_printf (_ ("“%s” needs “%s” to compute uncertainty."), w->column, w->value);
    case EXOS_ISSUE_IMPOSSIBLE_SQUARES:
    case EXOS_ISSUE_PRIMARY_NOT_COMPUTABLE:
    case EXOS_ISSUE_METRIC_NOT_COMPUTABLE:
      return describe_state (issue, w);
    case EXOS_ISSUE_MEAN_NOT_JUDGED:
      return g_strdup_printf (_ ("“%s” is a mean without its spread: it is shown, but cannot be compared."), w->column);
    case EXOS_ISSUE_COVARIATE_NOT_USED:
      return describe_covariate (issue, w);
    case EXOS_ISSUE_RATIO_NOT_USED:
      return issue->value != NULL
        ? g_strdup_printf (_ ("“%s”: the ratio is not used, because the file lacks %s."), w->column, w->value)
        : g_strdup_printf (_ ("“%s”: the ratio is not used, because the file lacks the sums of its two metrics."), w->column);
    case EXOS_ISSUE_COVARIATE_OF_RATE:
      return g_strdup_printf (_ ("“%s”: values from before the experiment are not used for a conversion rate."), w->column);
    case EXOS_ISSUE_SUMS_FROM_SPREAD:
      return g_strdup_printf (_ ("“%s”: sums were computed from users, mean and its spread, as the tool gives them."), w->column);
    default:
      return NULL;
    }
  /* clang-format on */
}
