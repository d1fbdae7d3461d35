#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The memo and the results as files."""
import glob
import json
import os
import shutil

from drive import App, sample
from scenario import run
from screen import press
from waiting import output_of, soon


def content(path):
  with open(path, 'rb') as file:
    return file.read()


def judged(path):
  app = App(path)
  app.decides('Launch')
  return app


def save(app, item, path):
  """Through the menu and the dialog; returns what stands on disk then."""
  app.choose('Export', item)
  app.save_by_dialog(path)
  app.says(f'Saved “{os.path.basename(path)}”')
  return content(path)


def question(app):
  """The window in which GTK asks whether the file may be replaced."""
  label = app.find('label', 'A file named “memo.md” already exists.*', shown=True)
  return list(label.chain())[-1]


def every_format_is_what_it_says(folder):
  with judged(sample('sample_launch.csv')) as app:
    pdf = save(app, 'Save Memo as PDF…', os.path.join(folder, 'memo.pdf'))
    assert pdf.startswith(b'%PDF-') and pdf.rstrip().endswith(b'%%EOF')
    text = output_of('pdftotext', '-layout', os.path.join(folder, 'memo.pdf'), '-')
    assert 'Ship the treatment.' in text and '+1.13' in text, text

    html = save(app, 'Save Memo as HTML…', os.path.join(folder, 'memo.html')).decode()
    assert html.lower().startswith('<!doctype html>') and 'Ship the treatment.' in html

    markdown = save(app, 'Save Memo as Markdown…', os.path.join(folder, 'memo.md')).decode()
    assert markdown.startswith('# Decision memo: sample_launch\n'), markdown[:80]
    assert '▲ Launch' in markdown and '10,050' in markdown

    results = json.loads(save(app, 'Save Results as JSON…', os.path.join(folder, 'memo.json')))
    assert results['decision']['verdict'] == 'launch', results['decision']

    picture = save(app, 'Save Effect Chart as PNG…', os.path.join(folder, 'chart.png'))
    assert picture.startswith(b'\x89PNG\r\n')
    width = int(output_of('identify', '-format', '%w', os.path.join(folder, 'chart.png')))
    assert width == 1600, width


def existing_file_is_replaced_only_when_confirmed(folder):
  path = os.path.join(folder, 'memo.md')
  with open(path, 'w') as file:
    file.write('mine')
  with judged(sample('sample_launch.csv')) as app:
    app.choose('Export', 'Save Memo as Markdown…')
    app.type_place(path)
    app.click_on('button', '.*Cancel', question(app))
    assert content(path) == b'mine'
    press('Escape')
    app.has_no_dialog()

    app.choose('Export', 'Save Memo as Markdown…')
    app.type_place(path)
    app.click_on('button', '.*Replace', question(app))
    app.says('Saved “memo.md”')
    assert content(path).startswith(b'# Decision memo')


def folder_that_cannot_be_written_is_told_and_the_memo_kept(folder):
  with judged(sample('sample_launch.csv')) as app:
    app.choose('Export', 'Save Memo as Markdown…')
    app.save_by_dialog('/proc/memo.md')
    app.says('Could not save “memo.md”: .*')
    app.decides('Launch')
    save(app, 'Save Memo as Markdown…', os.path.join(folder, 'memo.md'))


def korean_name_is_kept(folder):
  source = os.path.join(folder, '실험 결과.csv')
  shutil.copy(sample('sample_launch.csv'), source)
  with judged(source) as app:
    # The name that is offered, in the folder where the last memo went.
    save(app, 'Save Memo as Markdown…', os.path.join(folder, 'first.md'))
    app.choose('Export', 'Save Memo as PDF…')
    app.has_dialog()
    press('Return')
    app.has_no_dialog()
    app.says('Saved “실험 결과.*pdf”')
    saved = glob.glob(os.path.join(folder, '실험 결과*.pdf'))
    assert len(saved) == 1 and content(saved[0]).startswith(b'%PDF-'), os.listdir(folder)


def ending_is_appended(folder):
  with judged(sample('sample_launch.csv')) as app:
    app.choose('Export', 'Save Memo as HTML…')
    app.save_by_dialog(os.path.join(folder, 'memo'))
    app.says('Saved “memo.html”')
    assert b'Ship the treatment.' in content(os.path.join(folder, 'memo.html'))


def save_key_repeats_the_last_format(folder):
  with judged(sample('sample_launch.csv')) as app:
    save(app, 'Save Memo as Markdown…', os.path.join(folder, 'one.md'))
    press('ctrl+shift+s')
    app.save_by_dialog(os.path.join(folder, 'two.md'))
    soon(lambda: os.path.exists(os.path.join(folder, 'two.md')), 'a second file')
    assert content(os.path.join(folder, 'two.md')) == content(os.path.join(folder, 'one.md'))


def cancelled_dialog_writes_nothing(folder):
  with judged(sample('sample_launch.csv')) as app:
    save(app, 'Save Memo as Markdown…', os.path.join(folder, 'one.md'))
    app.choose('Export', 'Save Memo as PDF…')
    app.has_dialog()
    press('Escape')
    app.has_no_dialog()
    assert os.listdir(folder) == ['one.md'], os.listdir(folder)


def held_decision_is_saved_too(folder):
  with App(sample('sample_blocked.csv')) as app:
    app.shows_page('New Experiment, data: Blocked')
    markdown = save(app, 'Save Memo as Markdown…', os.path.join(folder, 'memo.md')).decode()
    assert '■ Hold' in markdown, markdown


def copying_says_so(folder):
  with judged(sample('sample_launch.csv')) as app:
    for item in ('Copy for Notion or Confluence', 'Copy as Markdown', 'Copy Summary Line',
                 'Copy Effect Chart as Image'):
      app.choose('Export', item)
      app.click_on('button', 'Close', app.says('Copied.*|.*copied.*'))
      app.is_silent()


run(
  every_format_is_what_it_says,
  existing_file_is_replaced_only_when_confirmed,
  folder_that_cannot_be_written_is_told_and_the_memo_kept,
  korean_name_is_kept,
  ending_is_appended,
  save_key_repeats_the_last_format,
  cancelled_dialog_writes_nothing,
  held_decision_is_saved_too,
  copying_says_so,
)
