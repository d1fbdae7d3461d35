#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Settings of an experiment: the verdict follows, and every one can be undone."""
from drive import App, sample
from scenario import run
from screen import press
from waiting import soon


def open_settings(name):
  app = App(sample(name))
  app.decides('.*')
  app.go_to('New Experiment')
  return app


def split_changes_the_verdict_and_undo_restores_it(folder):
  with open_settings('sample_launch.csv') as app:
    app.fill('Expected split', '90:10')
    app.says('Decision changed: Launch → Hold')
    soon(lambda: app.root.find('list item', 'Results, Hold'), 'the sidebar shows the verdict')
    app.decides('Hold')
    press('ctrl+z')
    app.says('Decision changed: Hold → Launch')
    app.decides('Launch')
    press('ctrl+shift+z')
    app.decides('Hold')


def toast_undoes(folder):
  with open_settings('sample_launch.csv') as app:
    app.fill('Expected split', '90:10')
    app.click_on('button', 'Undo', app.says('Decision changed: Launch → Hold'))
    app.decides('Launch')


def split_that_is_none_changes_nothing_and_says_so(folder):
  with open_settings('sample_launch.csv') as app:
    app.fill('Expected split', '90;banana')
    app.find('label', r'Use .*50:50.*', shown=True)
    app.decides('Launch')


def group_that_is_the_control_is_chosen(folder):
  with open_settings('sample_launch.csv') as app:
    app.click_on('button', '.*Control group.*|control')
    press('Down', 'Return')
    app.decides('Roll back')
    press('ctrl+z')
    app.decides('Launch')


def guardrail_is_switched_off(folder):
  with open_settings('sample_tradeoff.csv') as app:
    app.decides('Hold')
    app.click_on('switch|checkbox', '.*guardrail_cancel.*')
    app.decides('Launch')


def name_is_that_of_the_window(folder):
  with open_settings('sample_launch.csv') as app:
    app.fill('Experiment name', 'Home banner')
    app.find('window', 'Home banner — ExperimentOS')
    # Typing is one step.
    press('ctrl+z')
    app.find('window', 'sample_launch — ExperimentOS')
    app.find('text box', 'Experiment name').insert('홈화면 배너 A/B')
    app.find('window', '홈화면 배너 A/B — ExperimentOS')


def return_leads_to_the_results(folder):
  with open_settings('sample_launch.csv') as app:
    app.fill('Experiment name', 'Banner')
    press('Return')
    app.shows_page('Results, Launch')


run(
  split_changes_the_verdict_and_undo_restores_it,
  toast_undoes,
  split_that_is_none_changes_nothing_and_says_so,
  group_that_is_the_control_is_chosen,
  guardrail_is_switched_off,
  name_is_that_of_the_window,
  return_leads_to_the_results,
)
