# SPDX-License-Identifier: MIT
"""Small changes of a C file, as tests/mutate.py tries them one at a time."""
import collections
import re

TOKEN = re.compile(r'''
    (?P<skip>//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|^\#(?!define)(?:\\\n|[^\n])*)
  | (?P<number>\b(?:0x[0-9a-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)[uUlLfF]*)
  | (?P<word>\w+)
  | (?P<sign>\#define|->|\+\+|--|<<=?|>>=?|[<>=!+\-*/|&%^]=|&&|\|\||[^\s\w])
''', re.X | re.S | re.M)

SIGNS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==', '&&': '||', '||': '&&',
         '+=': '-=', '-=': '+=', '+': '-', '-': '+', '*': '/', '/': '*'}
WORDS = {'TRUE': 'FALSE', 'FALSE': 'TRUE', 'fmin': 'fmax', 'fmax': 'fmin', 'MIN': 'MAX', 'MAX': 'MIN',
         'EXOS_VERDICT_LAUNCH': 'EXOS_VERDICT_HOLD', 'EXOS_VERDICT_HOLD': 'EXOS_VERDICT_LAUNCH',
         'EXOS_VERDICT_ROLLBACK': 'EXOS_VERDICT_HOLD'}
TABLE_ROW = re.compile(r'^ +\{ (?!0 ).*\},$', re.M)

# Statements that stay: what is not given back is found by the sanitizers, not by a test that fails.
KEPT = re.compile(r'(return|goto|case|default|else|if|for|while|do|switch|struct|static|const|typedef|enum|union)$'
                  r'|g_assert|(g_|exos_)\w*(free|unref|clear|close|destroy)\w*$|free$')

Mutant = collections.namedtuple('Mutant', 'path line code start end old new')


def other_numbers(text):
    """A little more and a little less."""
    digits, suffix = re.fullmatch(r'(0x[0-9a-fA-F]+|[^uUlLfF]+)(.*)', text).groups()
    if re.search(r'[.eE]', digits) and not digits.startswith('0x'):
        value = float(digits)
        return [repr(value * 1.1) + suffix, repr(value * 0.9) + suffix] if value else ['1.0' + suffix]
    value = int(digits, 0 if digits.startswith('0x') else 10)
    return [f'{value + 1}{suffix}'] + ([f'{value - 1}{suffix}'] if value > 0 else [])


def is_binary(source, tokens, i):
    """A sign between two values: a pointer's star stands beside its name."""
    start, end = tokens[i].span()
    return source[start - 1] == ' ' and source[end] in (' ' if tokens[i].group() == '*' else ' \n')


def find_end(tokens, at, closes):
    """The next token of this kind that stands outside of brackets; None if a brace closes before."""
    depth = 0
    for i in range(at, len(tokens)):
        text = tokens[i].group()
        depth += {'(': 1, '{': 1, ')': -1, '}': -1}.get(text, 0)
        if text == closes and depth == 0:
            return i
        if depth < 0:
            return None
    return None


def statement_end(tokens, i):
    """The semicolon of the call or assignment that begins here; None where none does."""
    first, second = tokens[i].group(), tokens[i + 1].group()
    begins = tokens[i - 1].group() in (';', '{', '}', ')', 'else', ':')
    is_jump = first in ('continue', 'break')
    is_declared = tokens[i + 1].lastgroup == 'word' or second in '*;:,}'
    if not begins or KEPT.match(first) or not (first == '*' or tokens[i].lastgroup == 'word'):
        return None
    return None if is_declared and first != '*' and not is_jump else find_end(tokens, i, ';')


def find_changes(source):
    """(start, end, new text) of every change."""
    tokens = [token for token in TOKEN.finditer(source) if token.lastgroup != 'skip']
    braces = brackets = 0
    for i, token in enumerate(tokens[:-1]):
        text, (start, end) = token.group(), token.span()
        braces += {'{': 1, '}': -1}.get(text, 0)
        brackets += {'(': 1, ')': -1}.get(text, 0)
        if token.lastgroup == 'number':
            yield from ((start, end, new) for new in other_numbers(text))
        elif text in WORDS:
            yield start, end, WORDS[text]
        elif text in SIGNS and is_binary(source, tokens, i):
            yield start, end, SIGNS[text]
        if braces > 0 and text in ('if', 'while') and tokens[i + 1].group() == '(':
            start, end = tokens[i + 1].end(), tokens[find_end(tokens, i + 1, ')')].start()
            yield start, end, f'!({source[start:end]})'
        if braces > 0 and brackets == 0 and statement_end(tokens, i):
            yield start, tokens[statement_end(tokens, i)].end(), ';'
    yield from ((*row.span(), '') for row in TABLE_ROW.finditer(source))


def find(path, source):
    """Every mutant of a file, in its order."""
    lines = source.split('\n')
    for start, end, new in sorted(set(find_changes(source))):
        line = source.count('\n', 0, start) + 1
        yield Mutant(path, line, lines[line - 1].strip(), start, end, ' '.join(source[start:end].split()), new)


def change(mutant):
    """What a person reads of it."""
    if mutant.new.startswith('!('):
        return f'not {mutant.old}'
    return f'{mutant.old} → {mutant.new}' if mutant.new not in ('', ';') else f'without {mutant.old}'
