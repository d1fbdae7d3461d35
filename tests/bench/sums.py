# SPDX-License-Identifier: MIT
"""The sums of each group that a program prints, beside the exact ones of the generator."""
import json
from fractions import Fraction

NAMES = ('n', 'converted', 'converted_sq', 'revenue', 'revenue_sq', 'pre', 'pre_sq', 'product')
TOLERANCE = Fraction(1, 10**9)  # for sums of doubles


class Refused(Exception):
  """The program says why there are no sums."""


def read_rows(text):
  """Lines of a name and the sums in the order of NAMES, as the peers and the truth file have them."""
  rows = (line.split('\t') for line in text.splitlines())
  return {row[0]: dict(zip(NAMES, row[1:])) for row in rows if row[0] != 'variant'}


def read_exos(text):
  """What the JSON of exos has of them."""
  report = json.loads(text)
  if not report['variants'] or report['variants'][0]['users'] is None:
    raise Refused('; '.join(issue['message'] for issue in report['health']['issues']))
  return {arm['name']: _sums_of(arm) for arm in report['variants']}


def _sums_of(arm):
  values = {name: value for name, value in arm['guardrails'].items() if isinstance(value, dict)}
  converted = values.get('converted', {})
  revenue = values.get('revenue', values.get('value', {}))
  pre = values.get('pre_revenue', {})
  found = {
    'n': arm['users'],
    'converted': converted.get('sum', arm['conversions']),
    'converted_sq': converted.get('sum_sq', arm['conversions']),  # of 0 and 1
    'revenue': revenue.get('sum'),
    'revenue_sq': revenue.get('sum_sq'),
    'pre': revenue.get('pre_sum', pre.get('sum')),
    'pre_sq': revenue.get('pre_sum_sq', pre.get('sum_sq')),
    'product': revenue.get('pre_prod'),
  }
  return {name: repr(value) for name, value in found.items() if value is not None}


def compare(truth, found, must_be_exact):
  """Whether they agree, and in words how well. Sums are exact when each is the double next to the
  true one."""
  if set(truth) != set(found):
    return False, f'WRONG: groups {sorted(found)}'
  worst, is_exact, missing = Fraction(0), True, set()
  for arm, sums in truth.items():
    missing |= set(NAMES) - set(found[arm])
    for name in set(NAMES) - missing:
      true, value = Fraction(sums[name]), Fraction(found[arm][name])
      worst = max(worst, abs(value - true) / max(abs(true), 1))
      is_exact &= float(value) == float(true)
  if worst > TOLERANCE or (must_be_exact and not is_exact):
    return False, f'WRONG by {float(worst):.1g}'
  words = 'exact' if is_exact else f'to {float(worst):.0e}'
  unseen = ', '.join(name for name in NAMES if name in missing)
  return True, words + (f'; not shown: {unseen}' if unseen else '')
