// The local certificate authority: made on first use in the data folder, so that clients that refuse http can be served.
import { createPublicKey, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { CertificatePair as Pair } from './issue-certificate.ts'
import { MICROSOFT_HOSTS } from './known-hosts.ts'

export interface LocalAuthority {
  /** The server's certificate chain and key, as TLS takes them. */
  readonly server: Pair
  /** Where the authority's certificate lies, for clients to trust. */
  readonly caFile: string
}

export interface AuthorityOptions {
  readonly folder: string
  /** Host names beside localhost and the Microsoft names. */
  readonly hosts?: readonly string[]
  readonly now: Date
}

const DAY_MS = 86_400_000
const AUTHORITY_DAYS = 3_650
/** The longest that Apple's clients accept. */
const SERVER_DAYS = 397
const RENEW_DAYS = 30

const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS)

async function readPair(folder: string, name: string): Promise<Pair | undefined> {
  try {
    const [cert, key] = await Promise.all(['crt', 'key'].map((end) => readFile(join(folder, `${name}.${end}`), 'utf8')))
    return { cert: cert ?? '', key: key ?? '' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written beside and moved into place, so that a crash leaves no half file; the key is nobody else's to read. */
async function writePair(folder: string, name: string, pair: Pair): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [end, text, mode] of [['key', pair.key, 0o600], ['crt', pair.cert, 0o644]] as const) {
    const path = join(folder, `${name}.${end}`)
    await writeFile(`${path}.new`, text, { mode })
    await rename(`${path}.new`, path)
  }
}

const validity = (now: Date, days: number) => ({ from: daysAfter(now, -1), until: daysAfter(now, days) })

/** Loaded only here: a start that finds its certificates has no need of the library. */
const issuing = () => import('./issue-certificate.ts')

async function newAuthority(now: Date): Promise<Pair> {
  const { issueAuthority } = await issuing()
  // Each installation's authority has a name of its own: browsers confuse two of the same name.
  return issueAuthority(`Licet local authority ${crypto.randomUUID().slice(0, 8)}`, validity(now, AUTHORITY_DAYS))
}

async function newServer(authority: Pair, hosts: readonly string[], now: Date): Promise<Pair> {
  const { issueServer } = await issuing()
  return issueServer(authority, hosts, validity(now, SERVER_DAYS))
}

function isGood(server: Pair, authority: Pair, hosts: readonly string[], now: Date): boolean {
  const certificate = new X509Certificate(server.cert)
  return (
    certificate.verify(createPublicKey(authority.cert)) &&
    new Date(certificate.validTo) > daysAfter(now, RENEW_DAYS) &&
    hosts.every((host) => (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined)
  )
}

/** The authority and the server's certificate: those of the folder, or new ones where they lack, end soon or miss a host. */
export async function openLocalAuthority({ folder, hosts = [], now }: AuthorityOptions): Promise<LocalAuthority> {
  const all = [...new Set(['localhost', '127.0.0.1', ...MICROSOFT_HOSTS, ...hosts])]
  let authority = await readPair(folder, 'ca')
  if (authority === undefined || new Date(new X509Certificate(authority.cert).validTo) < daysAfter(now, SERVER_DAYS)) {
    authority = await newAuthority(now)
    await writePair(folder, 'ca', authority)
  }
  let server = await readPair(folder, 'server')
  if (server === undefined || !isGood(server, authority, all, now)) {
    server = await newServer(authority, all, now)
    await writePair(folder, 'server', server)
  }
  return { server: { cert: server.cert + authority.cert, key: server.key }, caFile: join(folder, 'ca.crt') }
}
