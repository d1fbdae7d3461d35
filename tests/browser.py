#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""An exported page in a browser: it asks nobody for anything, runs nothing, and prints on one page.

  tests/browser.py EXOS SAMPLES
"""
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

SKIP = 77
QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
         '--disable-background-networking', '--disable-component-update', '--disable-sync',
         '--disable-default-apps', '--disable-extensions', '--disable-breakpad',
         '--proxy-bypass-list=<-loopback>', '--run-all-compositor-stages-before-draw']

# The browser asks these itself, whatever it shows.
ITS_OWN = re.compile(r'[/. ](google|googleapis|gstatic)\.com[:/ ]')

# What a page that is not ours would do: this is how the test sees that it would see it.
PLANTED = '<!DOCTYPE html><html><body><img src="http://planted.invalid/a.png">one page</body></html>'

NAMES = '''variant,users,conversions,"<img src=http://name.invalid/x.png>","<script src=//name.invalid/y></script>"
control,10000,1200,120,35
"<iframe src=http://name.invalid/>",10050,1320,118,33
'''


class Proxy:
  """Everything that the browser wants from anywhere comes by here, and gets nothing."""

  def __init__(self):
    self.requests = []
    self.server = socket.create_server(('127.0.0.1', 0))
    self.address = 'http://127.0.0.1:%d' % self.server.getsockname()[1]
    threading.Thread(target=self.serve, daemon=True).start()

  def serve(self):
    while True:
      connection, _ = self.server.accept()
      with connection:
        connection.settimeout(2)
        try:
          self.requests.append(connection.recv(4096).split(b'\r\n')[0].decode(errors='replace'))
          connection.sendall(b'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')
        except OSError:
          pass

  def asked(self):
    """By pages."""
    return [line for line in self.requests if not ITS_OWN.search(line)]


def print_page(browser, proxy, page, folder):
  """Prints it; the number of pages."""
  pdf = page + '.pdf'
  subprocess.run([browser, *QUIET, f'--proxy-server={proxy.address}', f'--user-data-dir={folder}/profile',
                  f'--print-to-pdf={pdf}', 'file://' + page], check=True, capture_output=True, timeout=300,
                 env={**os.environ, 'HOME': folder})
  info = subprocess.run(['pdfinfo', pdf], check=True, capture_output=True, text=True).stdout
  return int(re.search(r'Pages:\s+(\d+)', info)[1])


def make_page(exos, source, language, paper, folder):
  page = os.path.join(folder, f'{os.path.basename(source)}-{language}-{paper}.html')
  subprocess.run([exos, f'--lang={language}', f'--paper={paper}', '-o', page, source], check=True,
                 capture_output=True)
  return page


def main():
  exos, samples = sys.argv[1:]
  browser = shutil.which('chromium') or shutil.which('chromium-browser')
  if browser is None:
    print('chromium is not installed')
    sys.exit(SKIP)
  proxy = Proxy()
  with tempfile.TemporaryDirectory(prefix='exos-browser-') as folder:
    planted = os.path.join(folder, 'planted.html')
    names = os.path.join(folder, 'names.csv')
    for path, text in (planted, PLANTED), (names, NAMES):
      with open(path, 'w') as file:
        file.write(text)
    assert print_page(browser, proxy, planted, folder) == 1
    assert any('planted.invalid' in line for line in proxy.asked()), 'the browser goes around the proxy'
    for source, language, paper in (
        (os.path.join(samples, 'sample_launch.csv'), 'en', 'letter'),
        (os.path.join(samples, 'sample_guardrail_worsened.csv'), 'ko', 'a4'),
        (names, 'en', 'a4'),
    ):
      proxy.requests.clear()
      page = make_page(exos, source, language, paper, folder)
      pages = print_page(browser, proxy, page, folder)
      print(os.path.basename(page), pages, 'page,', len(proxy.asked()), 'requests', flush=True)
      assert pages == 1, f'{pages} pages'
      assert not proxy.asked(), proxy.asked()


main()
