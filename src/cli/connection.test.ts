import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allPages, connect, originOf } from './connection.ts'
import { readLogin, writeLogin } from './login-file.ts'
import { terminalOnPaper } from '#test/fixtures/terminal.ts'

let home = ''
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'licet-cli-'))))
afterAll(() => rm(home, { recursive: true }))

const at = (env: Readonly<Record<string, string>>) => terminalOnPaper({ env: { HOME: home, ...env } }).terminal

/** What the server at an address hears of a question. */
async function heard(options: { url?: string; token?: string }, env: Readonly<Record<string, string>>) {
  let seen: { url: string; token: string | null } | undefined
  const terminal = terminalOnPaper({
    env: { HOME: home, ...env },
    fetch: async (url, init) => {
      seen = { url: String(url), token: new Headers(init?.headers).get('authorization') }
      return Response.json({ value: [] })
    },
  }).terminal
  await (await connect(options, terminal, 'en')).client.listSubscribedSkus()
  return seen
}

describe('a connection', () => {
  test('without a token is refused', async () => {
    await expect(connect({}, at({}), 'en')).rejects.toMatchObject({ key: 'cli.error.noToken' })
  })

  test('follows the option before the environment, and the environment before the login', async () => {
    await writeLogin({ HOME: home }, { url: 'https://kept.example', token: 'kept' })
    expect(await heard({}, {})).toEqual({ url: 'https://kept.example/v1.0/subscribedSkus', token: 'Bearer kept' })
    const env = { LICET_URL: 'https://env.example/', LICET_TOKEN: 'env' }
    expect(await heard({}, env)).toEqual({ url: 'https://env.example/v1.0/subscribedSkus', token: 'Bearer env' })
    expect(await heard({ token: 'given' }, env)).toMatchObject({ token: 'Bearer given' })
  })

  test('never sends a kept token to another server', async () => {
    await expect(connect({ url: 'https://elsewhere.example' }, at({}), 'en')).rejects.toMatchObject({ key: 'cli.error.noToken' })
  })

  test('follows no link to another server', async () => {
    const connection = await connect({ url: 'https://kept.example' }, at({}), 'en')
    const pages = allPages(connection, { value: [1], '@odata.nextLink': 'https://thief.example/v1.0/users' })
    await expect(Array.fromAsync(pages)).rejects.toMatchObject({ key: 'cli.error.foreignLink' })
  })
})

test('a login is kept in a file that only its owner reads', async () => {
  const path = await writeLogin({ HOME: home }, { url: 'https://kept.example', token: 'second' })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readLogin({ HOME: home })).toEqual({ url: 'https://kept.example', token: 'second' })
})

test.each([
  ['https://graph.microsoft.com/v1.0', 'https://graph.microsoft.com'],
  ['http://127.0.0.1:7450/', 'http://127.0.0.1:7450'],
])('%s is the server %s', (text, origin) => expect(originOf(text)).toBe(origin))

test('an address that is none is refused', () => {
  expect(() => originOf('licet.example')).toThrow(expect.objectContaining({ key: 'cli.error.url' }))
})
