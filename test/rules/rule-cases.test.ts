// Every row of docs/rule-cases.md: what somebody has, what is changed, and what comes of it.
import { describe, expect, test } from 'vitest'
import { CONTENTS } from '#test/fixtures/small-book.ts'
import { readCaseTables } from '#test/fixtures/read-case-tables.ts'
import { sortLicenses } from '#test/fixtures/case-words.ts'
import { afterChange, afterGroups, afterMembership, dataOf, groupAfter } from './after-change.ts'
import { clashesGiven, inUse, ofSet, poolWords, reachedBy, seatedOf } from './in-use.ts'

type Runner = (one: string, other: string) => string | readonly string[]

/** What comes of a row, by the heads of its columns. */
const RUNNERS: Readonly<Record<string, Runner>> = {
  'Case | Has | Change | Outcome | Rule': afterChange,
  'Case | Member has | Group | Outcome | Rule': afterMembership,
  'Case | Person has | Groups | Outcome | Rule': afterGroups,
  'Case | Group gives | Change | Outcome | Rule': groupAfter,
  'Case | Has | Change | Data | Rule': dataOf,
  'Case | Records | Services on | Seats | Rule': inUse,
  'Case | Queue | Seated | Rule': seatedOf,
  'Case | Units | Outcome | Rule': poolWords,
  'Case | Groups | Reached | Rule': reachedBy,
  'Case | Product held | Given | Outcome | Rule': clashesGiven,
  'Set | Services | Outcome | Rule': ofSet,
}

const tables = readCaseTables('rule-cases.md')
const ruled = tables.filter(({ columns }) => columns.at(-1) === 'Rule')
const legend = tables.find(({ heading }) => heading === 'The rules by number')!.rows.map(([number = '']) => number)

describe.each(ruled.map(({ heading, columns, rows }) => ({ heading, head: columns.join(' | '), rows })))('$heading', ({ head, rows }) => {
  const cases = rows.map(([name, ...cells]) => ({ name, cells: cells.slice(0, -1) }))
  test.each(cases)('$name', ({ cells }) => {
    const run = RUNNERS[head]
    if (run === undefined) throw new Error(`nobody knows how to read a table with ${head}`)
    const [one = '', other = ''] = cells
    const outcomes = [run(one, other)].flat()
    expect(outcomes).toEqual(cells.slice(-outcomes.length).map(sortLicenses))
  })
})

test('every rule has its cases, and every case a rule that is told', () => {
  const named = new Set(ruled.flatMap(({ rows }) => rows.flatMap((cells) => cells.at(-1)!.split(', '))))
  expect([...named].sort()).toEqual([...legend].sort())
  expect(ruled.flatMap(({ rows }) => rows).length).toBeGreaterThan(280)
})

test('the products are those of the page', () => {
  expect(tables[0]?.rows).toEqual(Object.entries(CONTENTS).map(([name, services]) => [name, services.join(', ')]))
})
