#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The Flatpak manifest is read by flatpak-builder, packs this program, and gives it no more than it needs.

  tests/packaging/test-flatpak.py
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ID = re.search(r"^app_id = '(.*)'$", open(os.path.join(ROOT, 'meson.build')).read(), re.M)[1]
MANIFEST = os.path.join(ROOT, 'data', 'packaging', f'{ID}.yml')
MAY = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}


def read_manifest():
  with tempfile.TemporaryDirectory() as folder:  # where flatpak-builder leaves its own
    shown = subprocess.run(['flatpak-builder', '--show-manifest', MANIFEST], cwd=folder,
                           capture_output=True, text=True, check=False)
  if shown.returncode or shown.stderr:  # an unknown key is a warning
    sys.exit(shown.stderr)
  return json.loads(shown.stdout)


def is_named_as_the_program(manifest):
  assert manifest['id'] == ID
  desktop = open(os.path.join(ROOT, 'data', f'{ID}.desktop.in')).read()
  assert f'\nExec={manifest["command"]} ' in desktop, manifest['command']


def asks_for_a_window_and_nothing_else(manifest):
  assert set(manifest['finish-args']) == MAY, manifest['finish-args']


def has_the_sdk_of_its_runtime(manifest):
  assert manifest['sdk'] == manifest['runtime'].replace('.Platform', '.Sdk')
  assert manifest['runtime'] == 'org.gnome.Platform'
  assert int(manifest['runtime-version']) >= 43, 'GTK 4.8 came with GNOME 43'


def builds_without_the_network(manifest):
  assert '--share=network' not in json.dumps(manifest.get('build-options', {}))
  for module in manifest['modules']:
    assert '--share=network' not in json.dumps(module.get('build-options', {})), module['name']


def knows_what_it_downloads(manifest):
  for source in (source for module in manifest['modules'] for source in module['sources']):
    if 'url' in source:
      assert source['url'].startswith('https://'), source
      assert re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')), source


def packs_this_folder_last(manifest):
  last = manifest['modules'][-1]
  assert last['buildsystem'] == 'meson'
  folder = os.path.join(os.path.dirname(MANIFEST), last['sources'][0]['path'])
  assert os.path.samefile(folder, ROOT)
  ignored = {line.strip('/\n') for line in open(os.path.join(ROOT, '.gitignore')) if line[0] == '/'}
  assert ignored <= set(last['sources'][0]['skip']), ignored


def sets_options_that_there_are(manifest):
  options = open(os.path.join(ROOT, 'meson_options.txt')).read()
  for option in manifest['modules'][-1]['config-opts']:
    name = re.fullmatch('-D([a-z]+)=.*', option)[1]
    assert name == 'werror' or f"option('{name}'" in options, option


CHECKS = [
  is_named_as_the_program, asks_for_a_window_and_nothing_else, has_the_sdk_of_its_runtime,
  builds_without_the_network, knows_what_it_downloads, packs_this_folder_last,
  sets_options_that_there_are,
]


def main():
  manifest = read_manifest()
  failures = 0
  for check in CHECKS:
    try:
      check(manifest)
    except AssertionError as error:
      failures += 1
      print(f'not so: {check.__name__.replace("_", " ")}: {error}')
  print(f'{len(CHECKS)} checks, {failures} failures')
  sys.exit(failures > 0)


main()
