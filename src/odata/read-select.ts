// Reading `$select`: names of the shape, in the order they were asked for, each once.
import type { EntityShape } from '#model/entity.ts'
import { refuseSingleOnly } from './filter-target.ts'
import { findName, hasName } from './find-property.ts'
import { refuse } from './query-refusal.ts'

/** Inside a parser: the properties selected, `*` being all of them. */
export function readSelect(shape: EntityShape, text: string, single: boolean): readonly string[] {
  const names = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .flatMap((word) => (word === '*' ? selectable(shape) : (findSelected(shape, word, single) ?? [])))
  return [...new Set(names)]
}

const selectable = (shape: EntityShape): readonly string[] =>
  Object.keys(shape.properties).filter((name) => shape.properties[name]?.returned !== 'never')

function findSelected(shape: EntityShape, word: string, single: boolean): string | undefined {
  // A part of a complex value is asked for by the whole: Graph answers so too.
  const [head = ''] = word.split('/')
  const name = findName(shape.properties, head) ?? findName(shape.navigations ?? {}, head)
  if (name !== undefined) return name
  if (hasName(shape.unkept, head)) return undefined
  if (hasName(shape.singleOnly, head)) return single ? undefined : refuseSingleOnly(head)
  refuse(
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${head}' on type 'microsoft.graph.${shape.name}'.`,
  )
}
