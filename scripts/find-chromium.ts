import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

/** Draws the same pages without a window around them, a sixth quicker. */
const HEADLESS = '/usr/bin/chromium-headless-shell'
const CHROMIUM = '/usr/bin/chromium'

const PLACES = [
  HEADLESS,
  CHROMIUM,
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
  const install = (name: string) => execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name, 'fonts-liberation'], { env, stdio: ['ignore', 2, 2] })
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 2, 2] })
  try {
    install('chromium-headless-shell')
    return HEADLESS
  } catch {
    // Older Debians have it in one piece.
    install('chromium')
    return CHROMIUM
  }
}
