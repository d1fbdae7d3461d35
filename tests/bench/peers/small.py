# The same file, read and judged by pandas, scipy and statsmodels.
import sys

import pandas as pd
from scipy.stats import chisquare
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

d = pd.read_csv(sys.argv[1])
c, t = d.iloc[0], d.iloc[1]
z, p = proportions_ztest([t.conversions, c.conversions], [t.users, c.users])
lo, hi = confint_proportions_2indep(t.conversions, t.users, c.conversions, c.users, method="score",
                                    correction=False)
print("diff %.6f ci [%.6f, %.6f] z %.4f p %.5g srm p %.4f" % (
    t.conversions / t.users - c.conversions / c.users, lo, hi, z, p,
    chisquare([c.users, t.users]).pvalue))
for g in d.columns[3:]:
    print(g, t[g] / t.users - c[g] / c.users)
