import { expect, test } from 'vitest'
import { licenses, nameOf, smallBook } from '#test/fixtures/small-book.ts'
import { superfluousProducts } from './superfluous-products.ts'

test.each<[string, readonly string[], readonly string[]]>([
  ['one product alone', ['E3'], []],
  ['a product inside another', ['E3', 'WEB'], ['WEB']],
  ['a product inside another that has it off', ['E3 -web', 'WEB'], []],
  ['two that share something', ['E1', 'E3'], []],
  ['one product from two sources', ['E3', 'E3 @Sales'], []],
  ['a product that is not in force', ['E3', 'WEB @Sales !Error:Other'], []],
  ['a product with everything off', ['E3', 'WEB -web'], []],
  ['a product with everything off but what serves the organisation', ['E1 -mail1 -site1 -teams -web', 'E3'], []],
  ['what serves the organisation saves no product', ['F3 -mailK -siteK -teams', 'WEB'], ['F3', 'WEB']],
])('the same service twice: %s', (_name, held, found) => {
  expect(superfluousProducts(licenses(...held), smallBook()).map(nameOf)).toEqual(found)
})
