// The options of `licet serve`, from the command line and the environment, checked before anything is opened.
import { THROTTLE_SIZES } from '#graph/throttle.ts'
import type { ThrottleSize } from '#graph/throttle.ts'
import type { ServeTexts } from '#cli/server-commands.ts'

export interface ServeOptions {
  /** The data folder; null keeps nothing (a temporary folder, removed at exit). */
  readonly dataFolder: string | null
  /** A database elsewhere; null is SQLite in the data folder. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** Null leaves HTTPS off. */
  readonly httpsPort: number | null
  /** The address people use, when it is not host and port. */
  readonly publicUrl: string | null
  readonly json: boolean
  /** Answers CONNECT for the names that Microsoft's tools have wired in. */
  readonly proxy: boolean
  /** Lets apps ask people for their passwords (grant_type=password); for tests. */
  readonly passwordGrant: boolean
  /** Limits how often an app may ask, as Graph does for a tenant of a size; null for no limits. */
  /** Of one size for every tenant, or of each tenant's own. */
  readonly throttle: ThrottleSize | 'auto' | null
  /** Takes writes in a batch that name no type of their body, which Graph refuses. */
  readonly lenientBatch: boolean
  readonly sample: string
  readonly users: number
  readonly licensedPercent: number
  /** The instant the sample's clock shows at the start. */
  readonly clock: Date | null
}

/** An option or setting that cannot be used: one line for the person, exit code 2. */
export class BadOption extends Error {
  override readonly name = 'BadOption'
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new BadOption(`${name} is "${text}"; it takes a whole number from ${least} to ${most}.`)
  }
  return value
}

function instant(name: string, text: string): Date {
  const value = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(value.getTime())) {
    throw new BadOption(`${name} is "${text}"; it takes an instant such as 2026-11-22T09:00:00Z.`)
  }
  return value
}

function address(name: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new BadOption(`${name} is "${text}"; it takes an address such as https://licences.example.org.`)
  }
  return new URL(text).origin
}

function throttleSize(text: string): ThrottleSize | 'auto' {
  if (text === 'auto') return text
  const found = (Object.keys(THROTTLE_SIZES) as ThrottleSize[]).find((size) => size === text)
  if (found === undefined) throw new BadOption(`--throttle is "${text}"; it takes auto, small, medium or large.`)
  return found
}

/** Reads and checks them all. Throws BadOption naming the option, what was got and what it takes. */
export function readServeOptions(raw: ServeTexts, env: Readonly<Record<string, string | undefined>>): ServeOptions {
  const memory = raw.memory === true
  const databaseUrl = raw.database ?? env['DATABASE_URL'] ?? null
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new BadOption(`--database is "${databaseUrl}"; it takes postgres://USER:PASSWORD@HOST:PORT/NAME.`)
  }
  if (memory && raw.database !== undefined) throw new BadOption('--memory and --database cannot be used together.')
  const httpsPort = raw.httpsPort ?? env['HTTPS_PORT']
  const publicUrl = env['LICET_URL']
  return {
    dataFolder: memory ? null : (raw.data ?? env['LICET_DATA'] ?? './licet-data'),
    databaseUrl: memory ? null : databaseUrl,
    host: raw.host ?? env['HOST'] ?? '127.0.0.1',
    port: wholeNumber('--port', raw.port ?? env['PORT'] ?? '7450', 0, 65_535),
    httpsPort: httpsPort === undefined ? null : wholeNumber('--https-port', httpsPort, 0, 65_535),
    publicUrl: publicUrl === undefined || publicUrl === '' ? null : address('LICET_URL', publicUrl),
    json: raw.json === true,
    proxy: raw.proxy === true,
    passwordGrant: raw.passwordGrant === true,
    throttle: raw.throttle === undefined ? null : throttleSize(raw.throttle),
    lenientBatch: raw.lenientBatch === true,
    sample: raw.sample ?? 'contoso',
    users: wholeNumber('--users', raw.users ?? '0', 0, 5_000_000),
    licensedPercent: wholeNumber('--licensed', raw.licensed ?? '0', 0, 100),
    clock: raw.clock === undefined ? null : instant('--clock', raw.clock),
  }
}
