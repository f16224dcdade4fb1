import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SENTINELS } from '#sample/sentinels.ts'
import { PROJECT_ROOT } from '#scripts/project-root.ts'
import { startLicet, type Licet } from '#test/fixtures/server.ts'

let licet: Licet
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licet-cli-'))
  licet = await startLicet({ built: true })
}, 30_000)
afterAll(async () => {
  await licet.stop()
  await rm(folder, { recursive: true })
})

interface Ran {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command line in a process of its own, as somebody who has set the address and the token. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, HOME: folder, LANG: 'en_US.UTF-8', LC_ALL: '', LICET_URL: licet.ready.url, LICET_TOKEN: licet.ready.token, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return new Promise((resolve) => child.once('close', (exit) => resolve({ exit, ...said })))
}

const { newcomer, clashWaiting, lastSeat, plentiful } = SENTINELS
const holders = async (product: string): Promise<string[]> => {
  const { out } = await run(['holders', product, '-o', 'json'])
  return (JSON.parse(out) as { userPrincipalName: string }[]).map(({ userPrincipalName }) => userPrincipalName)
}

describe('the lists', () => {
  test('products: seats as a table, as CSV and as JSON', async () => {
    const rows = JSON.parse((await run(['products', '-o', 'json'])).out) as Record<string, unknown>[]
    expect(rows[0]).toMatchObject({ skuPartNumber: plentiful.name, total: 1_000 })
    expect((await run(['products', '-o', 'csv'])).out.split('\n')[0]).toBe('displayName,skuPartNumber,skuId,total,assigned,available,status,purchaser')
    expect((await run(['products'])).out).toMatch(/^Product +Part number/)
  })

  test('users: everybody, or those who match', async () => {
    const everybody = JSON.parse((await run(['users', '-o', 'json'])).out) as unknown[]
    const finance = JSON.parse((await run(['users', '--filter', "department eq 'Finance'", '-o', 'json'])).out) as { department: string }[]
    expect(everybody.length).toBeGreaterThan(50)
    expect(new Set(finance.map(({ department }) => department))).toEqual(new Set(['Finance']))
    expect((await run(['users', '--search', 'adele'])).out).toContain(newcomer.name)
  })
})

describe('a change', () => {
  test('is a preview without --yes, and says so', async () => {
    const { exit, out, err } = await run(['assign', 'Visio Plan 2', newcomer.name])
    expect({ exit, err }).toEqual({ exit: 0, err: 'This is a preview; nothing was changed. Apply it with --yes.\n' })
    expect(out).toContain('1 available, then 0')
    expect(await holders(lastSeat.name)).not.toContain(newcomer.name)
  })

  test('is made with --yes and undone again', async () => {
    const given = await run(['assign', plentiful.name, newcomer.name, '--yes', '--reason', 'INC-1', '-o', 'json'])
    const { operation } = JSON.parse(given.out) as { operation: { id: string; state: string; reason: string } }
    expect({ exit: given.exit, ...operation }).toMatchObject({ exit: 0, state: 'succeeded', reason: 'INC-1' })
    expect(await holders(plentiful.name)).toContain(newcomer.name)
    expect(await run(['undo', operation.id, '--yes'])).toMatchObject({ exit: 0 })
    expect(await holders(plentiful.name)).not.toContain(newcomer.name)
  })

  test('for the people of a file, given and taken back', async () => {
    const file = join(folder, 'people.csv')
    await writeFile(file, `User name;Name\n${newcomer.name};Adele\nAnnaW@contoso.com;Anna\n`)
    expect(await run(['assign', 'FLOW_FREE', '--csv', file, '--yes'])).toMatchObject({ exit: 0 })
    expect((await holders('FLOW_FREE')).sort()).toEqual([newcomer.name, 'AnnaW@contoso.com'].sort())
    expect(await run(['unassign', 'FLOW_FREE', '--holders-of', 'FLOW_FREE', '--yes'])).toMatchObject({ exit: 0 })
    expect(await holders('FLOW_FREE')).toEqual([])
  })

  test('that clashes is refused with its ways out, and one of them can be taken', async () => {
    const refused = await run(['assign', 'STANDARDPACK', clashWaiting.name, '--yes'], { LANG: 'fr_FR.UTF-8' })
    expect(refused.exit).toBe(1)
    expect(refused.out).toContain('Office 365 F3')
    expect(refused.err).toBe('Rien n’a été modifié.\n')
    const [, fix] = /--fix (\S+)\)/.exec(refused.out)!
    expect(await run(['assign', 'STANDARDPACK', clashWaiting.name, '--yes', '--fix', fix!])).toMatchObject({ exit: 0 })
    expect(await holders('STANDARDPACK')).toContain(clashWaiting.name)
    expect(await run(['undo', 'last', '--yes'])).toMatchObject({ exit: 0 })
  })

  test('for whom it is possible leaves the others', async () => {
    const two = [newcomer.name, 'AnnaW@contoso.com']
    expect(await run(['assign', lastSeat.name, ...two, '--yes'])).toMatchObject({ exit: 1 })
    expect(await run(['assign', lastSeat.name, ...two, '--yes', '--best-effort'])).toMatchObject({ exit: 0 })
    expect((await holders(lastSeat.name)).filter((name) => two.includes(name))).toHaveLength(1)
    expect(await run(['undo', 'last', '--yes'])).toMatchObject({ exit: 0 })
  })
})

describe('a person with what they have', () => {
  test('swaps one product for another in one change', async () => {
    await run(['assign', 'STANDARDPACK', newcomer.name, '--yes'])
    const swapped = await run(['swap', 'Office 365 E1', 'FLOW_FREE', newcomer.name, '--yes'])
    expect(swapped).toMatchObject({ exit: 0 })
    expect(swapped.out).toContain('Exchange Office 365 E1 for Microsoft Power Automate Free for 1 person.')
    expect(await holders('STANDARDPACK')).not.toContain(newcomer.name)
    expect(await holders('FLOW_FREE')).toContain(newcomer.name)
    expect((await run(['swap', 'FLOW_FREE', 'SPE_E55', newcomer.name])).err).toContain('SPE_E5')
    expect(await run(['undo', 'last', '--yes'])).toMatchObject({ exit: 0 })
  })

  test('has a service turned off and on again, and is told why', async () => {
    const off = await run(['apps', 'off', 'Microsoft Teams', newcomer.name, '--yes'])
    expect(off).toMatchObject({ exit: 0 })
    expect(off.out).toContain('Turn Microsoft Teams off for 1 person.')
    const why = await run(['why', newcomer.name, 'TEAMS1'])
    expect(why.out).toContain(`${newcomer.name} does not have Microsoft Teams:`)
    expect(why.out).toContain('Off in Office 365 E1, given directly.')
    expect((await run(['why', newcomer.name, 'TEAMS1'], { LANG: 'fr_FR.UTF-8' })).out).toContain('Désactivé dans Office 365 E1, attribué directement.')
    expect(await run(['apps', 'on', 'TEAMS1', newcomer.name, '--yes'])).toMatchObject({ exit: 0 })
    const on = JSON.parse((await run(['why', newcomer.name, 'TEAMS1', '-o', 'json'])).out) as Record<string, unknown>[]
    expect(on).toContainEqual({ service: 'Microsoft Teams', isOn: true, kind: 'path.on', message: 'On in Office 365 E1, given directly.' })
    expect(await run(['unassign', 'STANDARDPACK', newcomer.name, '--yes'])).toMatchObject({ exit: 0 })
  })
})

describe('groups', () => {
  test('are listed with what they give', async () => {
    const rows = JSON.parse((await run(['groups', '-o', 'json'])).out) as { displayName: string; gives: string; members: number }[]
    expect(rows.some(({ gives, members }) => gives !== '' && members > 0)).toBe(true)
    expect((await run(['groups'], { LANG: 'fr_FR.UTF-8' })).out).toContain('Attribue')
  })

  test('say by their name whom a change is for', async () => {
    const [group] = (JSON.parse((await run(['groups', '-o', 'json'])).out) as { displayName: string; members: number }[]).filter(({ members }) => members > 0)
    const { out, exit } = await run(['assign', 'FLOW_FREE', '--group', group!.displayName, '--best-effort'])
    expect({ exit, named: out.split('\n')[0] }).toMatchObject({ exit: 0, named: expect.stringContaining(String(group!.members)) })
    const near = await run(['assign', 'FLOW_FREE', '--group', `${group!.displayName}x`])
    expect({ exit: near.exit, err: near.err }).toMatchObject({ exit: 2, err: expect.stringContaining(group!.displayName) })
  })
})

describe('bad use', () => {
  test.each([
    ['a product that is only nearly called so', ['assign', 'SPE_E55', newcomer.name], 2, 'SPE_E5'],
    ['nobody to give it to', ['assign', plentiful.name], 2, '--holders-of'],
    ['somebody who is not here', ['assign', plentiful.name, 'nobody@contoso.com'], 1, 'nobody@contoso.com'],
    ['a filter nobody understands', ['users', '--filter', 'colour eq 1'], 1, 'colour'],
    ['an operation that never was', ['undo', '00000000-0000-4000-8000-000000000000'], 1, '00000000-0000-4000-8000-000000000000'],
    ['a service that is only nearly called so', ['why', newcomer.name, 'Microsoft Teamz'], 2, 'Microsoft Teams'],
    ['a turn that is none', ['apps', 'of', 'TEAMS1', newcomer.name], 2, 'of'],
    ['a token that is none', ['products', '--token', 'nonsense'], 2, 'token'],
  ])('%s', async (_what, args, exit, named) => {
    const ran = await run(args)
    expect({ exit: ran.exit, out: ran.out }).toEqual({ exit, out: '' })
    expect(ran.err).toContain(named)
  })
})

test('a login is kept, and used for its own server alone', async () => {
  const nothing = { LICET_URL: '', LICET_TOKEN: '' }
  const kept = await run(['login', '--url', licet.ready.url, '--token', licet.ready.token], nothing)
  expect(kept).toMatchObject({ exit: 0 })
  expect(kept.out).toContain('Contoso')
  expect(await run(['products'], nothing)).toMatchObject({ exit: 0 })
  expect(await run(['products', '--url', 'http://127.0.0.1:1'], nothing)).toMatchObject({ exit: 2 })
})
