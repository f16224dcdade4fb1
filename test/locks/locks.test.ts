import { describe, expect, test } from 'vitest'
import { LOCKS } from '#scripts/locks.ts'
import { runLock, type Files } from '#test/locks/planted-tree.ts'

type Fault = { lock: string; fault: string; files: Files; complaint: RegExp }

const lines = (count: number): string => 'export {}\n'.padEnd('export {}\n'.length + (count - 1) * 3, '//\n')

/** Every kind of fault a lock is there for, each planted in a house that is otherwise sound. */
const FAULTS: readonly Fault[] = [
  { lock: 'types', fault: 'an index that may be missing', files: { 'src/store/a.ts': 'export const a = (of: string[]): string => of[0]\n' }, complaint: /TS2322/ },
  { lock: 'types', fault: 'an enum', files: { 'src/store/a.ts': 'export enum A { One }\n' }, complaint: /TS1294/ },
  { lock: 'types', fault: 'an optional property given undefined', files: { 'src/store/a.ts': 'export const a: { b?: string } = { b: undefined }\n' }, complaint: /TS2375/ },

  { lock: 'pure types', fault: 'Node in a pure room', files: { 'src/engine/a.ts': "export const a = process.env['A']\n" }, complaint: /TS2580|TS2591/ },
  { lock: 'pure types', fault: 'the web in a pure room', files: { 'src/model/a.ts': 'export const a = fetch\n' }, complaint: /TS2304/ },
  { lock: 'pure types', fault: 'the web in words', files: { 'src/words/a.ts': 'export const a = document\n' }, complaint: /TS2584/ },

  { lock: 'web types', fault: 'Node in the client', files: { 'src/client/a.ts': "export const a = Buffer.from('a')\n" }, complaint: /TS2580|TS2591/ },
  { lock: 'web types', fault: 'Node in the web', files: { 'src/web/a.ts': 'export const a = process.exit\n' }, complaint: /TS2580|TS2591/ },

  { lock: 'lint', fault: 'a circle of types', files: circle('import type'), complaint: /no-cycle/ },
  { lock: 'lint', fault: 'a default export', files: { 'src/store/a.ts': 'export default 1\n' }, complaint: /no-default-export/ },
  { lock: 'lint', fault: 'any', files: { 'src/store/a.ts': 'export const a: any = 1\n' }, complaint: /no-explicit-any/ },
  { lock: 'lint', fault: 'an unmarked type import', files: { 'src/store/a.ts': "import { Guid } from '#model/guid.ts'\n\nexport type A = Guid\n" }, complaint: /consistent-type-imports/ },
  { lock: 'lint', fault: 'a path that climbs', files: { 'src/store/a.ts': "export { GUID } from '../model/guid.ts'\n" }, complaint: /no-restricted-imports/ },
  { lock: 'lint', fault: 'the clock in the engine', files: { 'src/engine/a.ts': 'export const a = () => new Date()\n' }, complaint: /no-hidden-input/ },
  { lock: 'lint', fault: 'the clock in the model', files: { 'src/model/a.ts': 'export const a = () => Date.now()\n' }, complaint: /no-hidden-input/ },
  { lock: 'lint', fault: 'chance in the query language', files: { 'src/odata/a.ts': 'export const a = () => Math.random()\n' }, complaint: /no-hidden-input/ },

  { lock: 'floors', fault: 'a room that climbs', files: { 'src/engine/a.ts': "export { read } from '#store/read.ts'\n" }, complaint: /floor: src\/engine\/a\.ts -> src\/store\/read\.ts/ },
  { lock: 'floors', fault: 'a room that climbs for a type', files: { 'src/model/a.ts': "export type { judge } from '#engine/judge.ts'\n" }, complaint: /floor: src\/model\/a\.ts -> src\/engine\/judge\.ts/ },
  { lock: 'floors', fault: 'a room that climbs late', files: { 'src/web/a.ts': "export const a = () => import('#store/read.ts')\n" }, complaint: /floor: src\/web\/a\.ts -> src\/store\/read\.ts/ },
  { lock: 'floors', fault: 'a circle of types', files: circle('import type'), complaint: /circle: src\/store/ },
  { lock: 'floors', fault: 'Node in the client', files: { 'src/client/a.ts': "export { readFile } from 'node:fs'\n" }, complaint: /node: src\/client\/a\.ts -> node:fs/ },
  { lock: 'floors', fault: 'a library in the engine', files: { 'src/engine/a.ts': "export { z } from 'zod'\n" }, complaint: /package: src\/engine\/a\.ts -> zod/ },
  { lock: 'floors', fault: 'a fixture in the product', files: { 'src/store/a.ts': "export { a } from '#test/fixtures/a.ts'\n", 'test/fixtures/a.ts': 'export const a = 1\n' }, complaint: /floor: src\/store\/a\.ts -> test/ },
  { lock: 'floors', fault: 'a room that imports main', files: { 'src/desk/a.ts': "export { a } from '#main.ts'\n", 'src/main.ts': 'export const a = 1\n' }, complaint: /floor: src\/desk\/a\.ts -> src\/main/ },
  { lock: 'floors', fault: 'a room nobody planned', files: { 'src/utils/a.ts': "export { read } from '#store/read.ts'\n" }, complaint: /strange-room: src\/utils/ },
  { lock: 'floors', fault: 'an import that leads nowhere', files: { 'src/store/a.ts': "export { a } from './b.ts'\n" }, complaint: /leads-nowhere: src\/store/ },
  { lock: 'floors', fault: 'the schema library in the web', files: { 'src/web/a.ts': "export { z } from 'zod'\n" }, complaint: /zod-in-browser/ },
  { lock: 'floors', fault: 'the schema library in the web, by way of the model', files: { 'src/web/a.ts': "export { GUID } from '#model/guid.ts'\n" }, complaint: /zod-in-browser: src\/web\/a\.ts -> src\/model\/guid\.ts -> zod/ },

  { lock: 'sizes', fault: 'a file of 501 lines', files: { 'src/store/a.ts': lines(501) }, complaint: /a\.ts: 501 lines, over 500/ },
  { lock: 'sizes', fault: 'a file of 300 lines among a few', files: { 'src/store/a.ts': lines(300) }, complaint: /1 of 7 files have 300 lines or more/ },

  { lock: 'names', fault: 'a drawer for anything', files: { 'src/store/utils.ts': 'export const a = 1\n' }, complaint: /src\/store\/utils\.ts/ },
  { lock: 'names', fault: 'a name in camel case', files: { 'src/store/readAll.ts': 'export const readAll = 1\n' }, complaint: /src\/store\/readAll\.ts/ },

  { lock: 'words', fault: 'a text in the markup', files: { 'src/web/a.tsx': 'export const A = () => <p>Assign</p>\n' }, complaint: /a\.tsx:1: "Assign"/ },
  { lock: 'words', fault: 'a text in braces', files: { 'src/web/a.tsx': "export const A = ({ many = false }) => <p>{many ? 'seats' : null}</p>\n" }, complaint: /a\.tsx:1: "seats"/ },
  { lock: 'words', fault: 'a label that is read aloud', files: { 'src/web/a.tsx': 'export const A = () => <button aria-label="Close">×</button>\n' }, complaint: /a\.tsx:1: "Close"/ },
  { lock: 'words', fault: 'a label with a number in it', files: { 'src/web/a.tsx': 'export const A = ({ seats = 1 }) => <img alt={`${seats} seats`} />\n' }, complaint: /a\.tsx:1: "seats"/ },

  { lock: 'traces', fault: 'a folder beside the project', files: { 'src/store/a.ts': `// see ${['..', 'shared'].join('/')}\n` }, complaint: /src\/store\/a\.ts/ },
  { lock: 'traces', fault: 'a path of one machine', files: { 'docs/a.md': `cd ${['', 'work', 'main'].join('/')}\n` }, complaint: /docs\/a\.md/ },
  { lock: 'traces', fault: 'the address of a registry', files: { '.npmrc': `registry=https://${['registry', 'npmjs', 'org'].join('.')}\n` }, complaint: /\.npmrc/ },
]

function circle(how: string): Files {
  return {
    'src/store/a.ts': `${how} { B } from './b.ts'\n\nexport type A = B[]\n`,
    'src/store/b.ts': `${how} { A } from './a.ts'\n\nexport type B = A | string\n`,
  }
}

describe('a sound house opens every lock', () => {
  test.for(LOCKS.map(({ name }) => name))('%s', async (lock) => {
    expect(await runLock(lock, {})).toMatchObject({ ok: true })
  })
})

describe('a planted fault is refused', () => {
  test.for(FAULTS.map((each) => [each.lock, each.fault, each] as const))('%s: %s', async ([, , { lock, files, complaint }]) => {
    const { ok, said } = await runLock(lock, files)
    expect(said).toMatch(complaint)
    expect(ok).toBe(false)
  })

  test('every lock has one', () => {
    expect(new Set(FAULTS.map(({ lock }) => lock))).toEqual(new Set(LOCKS.map(({ name }) => name)))
  })
})

describe('the schema library', () => {
  test('may lend the web its types and its small edition', async () => {
    const types = "import type { z } from 'zod'\n\nexport type A = z.ZodType\n"
    const small = "export { string } from 'zod/mini'\n"
    expect(await runLock('floors', { 'src/web/a.ts': types, 'src/web/b.ts': small })).toMatchObject({ ok: true })
  })
})
