// Which server the commands talk to, and as whom.
import { createClient } from '#client/client.ts'
import type { Client } from '#client/client.ts'
import type { Page } from '#client/send.ts'
import type { Language } from '#words/language.ts'
import { BadUse } from './bad-use.ts'
import { readLogin } from './login-file.ts'
import type { Terminal } from './terminal.ts'

export interface ConnectionOptions {
  readonly url?: string
  readonly token?: string
}

/** Where Licet listens when nobody says otherwise. */
const DEFAULT_URL = 'http://127.0.0.1:7450'

/** The origin of an address as people paste it, with or without a path. Throws BadUse. */
export function originOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) throw new BadUse('cli.error.url', { url: text, example: DEFAULT_URL })
  return new URL(text).origin
}

export interface Connection {
  readonly origin: string
  readonly client: Client
}

/** The address and token of the options, else of the environment, else of `licet login`. Throws BadUse without a token. */
export async function connect(options: ConnectionOptions, terminal: Terminal, language: Language): Promise<Connection> {
  const { env } = terminal
  const login = await readLogin(env)
  const origin = originOf(options.url || env['LICET_URL'] || login?.url || DEFAULT_URL)
  // A kept token is for the server it was kept for, and never sent to another.
  const kept = login !== null && login.url === origin ? login.token : undefined
  const token = options.token || env['LICET_TOKEN'] || kept
  if (token === undefined || token === '') throw new BadUse('cli.error.noToken', { url: origin })
  return { origin, client: createClient({ fetch: terminal.fetch, baseUrl: origin, token, language }) }
}

/** Every page of a list. A link that leads to another server is not followed: the token would go with it. */
export async function* allPages<T>({ origin, client }: Connection, first: Page<T>): AsyncGenerator<readonly T[]> {
  let page = first
  yield page.value
  for (let next = page['@odata.nextLink']; next !== undefined; next = page['@odata.nextLink']) {
    if (new URL(next).origin !== origin) throw new BadUse('cli.error.foreignLink', { url: new URL(next).origin })
    page = await client.send<Page<T>>(next, { headers: { ConsistencyLevel: 'eventual' } })
    yield page.value
  }
}
