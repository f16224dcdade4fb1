import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser for the tests: CHROMIUM, or one of the usual places, or Debian's, installed here when root asks. */
export function findChromium(): string {
  const found = [process.env['CHROMIUM'], ...PLACES].find((path) => path && existsSync(path))
  if (found) return found
  if (!existsSync('/etc/debian_version') || userInfo().uid !== 0) {
    throw new Error('No Chromium found: install it, or give its path in CHROMIUM.')
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 2, 2] })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env, stdio: ['ignore', 2, 2] })
  return PLACES[0]!
}
