import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HOUSE_PLAN, OUTSIDE, roomsOn } from '#scripts/house-plan.ts'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8')

describe('the plan of the house', () => {
  test('lets nobody import from a higher floor', () => {
    const climbing = Object.entries(HOUSE_PLAN).flatMap(([name, { floor, rooms }]) =>
      rooms.filter((other) => HOUSE_PLAN[other] === undefined || HOUSE_PLAN[other].floor > floor).map((other) => `${name} -> ${other}`),
    )
    expect(climbing).toEqual([])
  })

  test('gives every room and every folder beside them its name for imports', () => {
    const { imports } = JSON.parse(read('package.json')) as { imports: Record<string, string> }
    const named = Object.keys(imports).filter((name) => name.endsWith('/*')).map((name) => name.slice(1, -2))
    expect(named.toSorted()).toEqual([...Object.keys(HOUSE_PLAN), ...OUTSIDE].toSorted())
  })

  test('is what the compiler and the linter hold the rooms to', () => {
    const include = (file: string): string[] => (JSON.parse(read(file).replace(/^\s*\/\/.*$/gm, '')) as { include: string[] }).include
    const src = (rooms: string[]): string[] => rooms.map((room) => `src/${room}`)
    expect(include('tsconfig.pure.json').toSorted()).toEqual(src(roomsOn('pure')).toSorted())
    expect(include('tsconfig.web.json').toSorted()).toEqual(src(roomsOn('browser')).toSorted())
    const lint = JSON.parse(read('.oxlintrc.json')) as { overrides: { files: string[]; rules: object }[] }
    const pure = lint.overrides.find(({ rules }) => 'pure/no-hidden-input' in rules)
    expect(pure?.files).toEqual([`src/{${roomsOn('pure').join(',')}}/**`])
  })
})
