#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a person writes into the memo."""
import os

from drive import App, sample
from scenario import run
from screen import press, type_text
from waiting import soon

REASON = 'The support team is not ready before May.'


def open_memo(name='sample_launch.csv'):
  app = App(sample(name))
  app.decides('.*')
  app.go_to('Decision Memo')
  return app


def saved_markdown(app, folder, name='memo.md'):
  path = os.path.join(folder, name)
  app.choose('Export', 'Save Memo as Markdown…')
  app.save_by_dialog(path)
  app.says(f'Saved “{name}”')
  with open(path) as file:
    return file.read()


def decide_otherwise(app):
  app.click_on('radio|checkbox', 'Decide otherwise')


def asks_for_the_reason(app):
  soon(lambda: 'Reason' in app.root.focused().name, 'the reason has the keyboard',
       instead=lambda: app.root.focused().name)
  assert not app.dialog(), 'a dialog is open'


def decision_against_the_recommendation_needs_a_reason(folder):
  with open_memo() as app:
    decide_otherwise(app)
    app.choose('Export', 'Save Memo as Markdown…')
    asks_for_the_reason(app)
    type_text(REASON)
    text = saved_markdown(app, folder)
    assert 'Decision: Hold (owner)' in text and 'Recommended: Launch' in text, text
    assert REASON.rstrip('.') in text, text


def reason_of_few_letters_is_none(folder):
  with open_memo() as app:
    decide_otherwise(app)
    app.fill('.*Reason.*', 'no')
    press('ctrl+s')
    asks_for_the_reason(app)


def decision_that_follows_again_needs_no_reason(folder):
  with open_memo() as app:
    decide_otherwise(app)
    app.click_on('radio|checkbox', 'Follow the recommendation: Launch')
    assert '▲ Launch' in saved_markdown(app, folder)


def owner_and_note_are_printed(folder):
  with open_memo() as app:
    app.fill('Owner', 'Minseo Kim')
    app.fill('Note.*', 'Agreed in the weekly.')
    text = saved_markdown(app, folder)
    assert 'Minseo Kim' in text and 'Agreed in the weekly' in text, text


def owner_of_a_korean_name_is_printed(folder):
  with open_memo() as app:
    app.find('text box', 'Owner').insert('김민서')
    assert '김민서' in saved_markdown(app, folder)


def undo_takes_back_what_was_written(folder):
  with open_memo() as app:
    owner = app.find('text box', 'Owner')
    app.fill('Owner', 'Minseo Kim')
    soon(lambda: owner.text == 'Minseo Kim', 'the field is filled')
    press('ctrl+z')
    soon(lambda: owner.text == '', 'the field is empty again', instead=lambda: owner.text)


def change_since_the_last_export_is_marked(folder):
  with open_memo() as app:
    saved_markdown(app, folder, 'one.md')
    app.fill('Note.*', 'Agreed in the weekly.')
    app.find('list item', 'Decision Memo, edited')
    saved_markdown(app, folder, 'two.md')
    app.find('list item', 'Decision Memo')


def memo_speaks_the_language_chosen_for_it(folder):
  with open_memo() as app:
    app.click_on('button', 'Language of the memo: English')
    press('Down', 'Return')
    app.find('combo box', 'Language of the memo: 한국어')
    text = saved_markdown(app, folder)
    assert text.startswith('# 결정 메모: '), text[:60]
    app.find('heading', 'Decision', shown=True)  # the window does not


def preview_is_told_to_those_who_do_not_see_it(folder):
  with open_memo() as app:
    preview = app.find('image', 'Decision memo preview', shown=True)
    assert 'Ship the treatment.' in preview.description, preview.description


run(
  decision_against_the_recommendation_needs_a_reason,
  reason_of_few_letters_is_none,
  decision_that_follows_again_needs_no_reason,
  owner_and_note_are_printed,
  owner_of_a_korean_name_is_printed,
  undo_takes_back_what_was_written,
  change_since_the_last_export_is_marked,
  memo_speaks_the_language_chosen_for_it,
  preview_is_told_to_those_who_do_not_see_it,
)
