import { describe, expect, test } from 'vitest'
import { terminalOnPaper } from '#test/fixtures/terminal.ts'
import { runProgram } from './run-program.ts'
import type { ServerCommands } from './server-commands.ts'
import type { Terminal } from './terminal.ts'

/** Commands of a server that note how they were called. */
function notingServer(): { readonly server: ServerCommands; readonly calls: unknown[][] } {
  const calls: unknown[][] = []
  const note = (name: string) => async (...args: unknown[]) => void calls.push([name, ...args])
  const server = {
    serve: note('serve'),
    migrate: note('migrate'),
    backup: note('backup'),
    restore: note('restore'),
    check: async () => 1,
    token: note('token'),
    signInLink: note('signInLink'),
    tenant: { add: note('add'), list: note('list'), remove: note('remove') },
  }
  return { server, calls }
}

async function run(args: readonly string[], options: Partial<Terminal> = {}) {
  const { server, calls } = notingServer()
  const { terminal, paper } = terminalOnPaper(options)
  return { exit: await runProgram(args, server, terminal), calls, ...paper }
}

describe('the commands of the server', () => {
  test('serve is what happens without a command', async () => {
    expect(await run(['--memory', '--port', '0', '--json', '--https-port', '7451'])).toMatchObject({
      exit: 0,
      calls: [['serve', { memory: true, port: '0', json: true, httpsPort: '7451' }]],
    })
  })

  test.each([
    [['backup', 'all.licet', '--data', 'here'], ['backup', 'all.licet', { data: 'here' }]],
    [['sign-in-link', 'anna@contoso.com', '--tenant', 'Contoso'], ['signInLink', 'anna@contoso.com', { tenant: 'Contoso' }]],
    [['sign-in-link'], ['signInLink', undefined, {}]],
    [['tenant', 'add', 'Adatum'], ['add', 'Adatum', {}]],
  ])('%j', async (args, call) => {
    expect(await run(args)).toMatchObject({ exit: 0, calls: [call] })
  })

  test('give their own exit code', async () => {
    expect((await run(['check'])).exit).toBe(1)
  })
})

describe('bad use ends with 2 and one line that names it', () => {
  test.each([
    ['an unknown command', ['asign', 'SPE_E3', 'anna'], 'asign'],
    ['an unknown option', ['users', '--colour'], '--colour'],
    ['a missing argument', ['holders'], 'product'],
    ['an option without its value', ['users', '--filter'], '--filter'],
    ['a form that does not exist', ['users', '-o', 'xml'], '-o, --output'],
    ['no token', ['users'], 'LICET_TOKEN'],
    ['an address that is none', ['users', '--url', 'here', '--token', 't'], 'here'],
  ])('%s', async (_what, args, named) => {
    const { exit, told } = await run(args, { env: { HOME: '/nowhere' } })
    expect(exit).toBe(2)
    expect(told).toContain(named)
    expect(told.trim().split('\n')).toHaveLength(1)
  })

  test('a server that does not answer', async () => {
    const fetch = async (): Promise<Response> => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:7450') })
    }
    expect(await run(['products', '--token', 't'], { env: { HOME: '/nowhere' }, fetch })).toMatchObject({
      exit: 2,
      told: 'The server does not answer: connect ECONNREFUSED 127.0.0.1:7450\n',
    })
  })
})

test('help is in the language of the terminal', async () => {
  const french = await run(['help'], { env: { LANG: 'fr_FR.UTF-8' } })
  expect(french.exit).toBe(0)
  expect(french.written).toMatch(/Utilisation/)
  expect(french.written).toMatch(/Attribuer un produit à des personnes/)
  expect((await run(['help', '--language', 'en'], { env: { LANG: 'fr_FR.UTF-8' } })).written).toMatch(/Give a product to people/)
})
