import { expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { findProduct, type ProductMatch } from './find-product.ts'

const catalogue = readCatalogue()
const partNumbers = (match: ProductMatch) =>
  match.kind === 'found' ? [match.product.skuPartNumber] : match.candidates.map(({ skuPartNumber }) => skuPartNumber)

test.each([
  ['its name', 'Microsoft 365 E5'],
  ['its name in other capitals, with blanks around', '  microsoft 365 e5\u00a0'],
  ['its part number', 'SPE_E5'],
  ['its part number in small letters', 'spe_e5'],
  ['its GUID', '06ebc4ee-1bb5-47dd-8120-11324bc54e06'],
  ['its GUID as some tools show it', '{06EBC4EE-1BB5-47DD-8120-11324BC54E06}'],
])('a product is found by %s', (_how, text) => {
  expect(findProduct(catalogue, text)).toMatchObject({ kind: 'found', product: { skuPartNumber: 'SPE_E5' } })
})

test('a renamed product is found by its earlier name', () => {
  expect(findProduct(catalogue, 'Power Virtual Agents Viral Trial')).toMatchObject({
    kind: 'found',
    product: { displayName: 'Microsoft Copilot Studio Viral Trial' },
  })
})

test('a name or part number that two products share answers with both', () => {
  expect(findProduct(catalogue, 'Microsoft 365 F1')).toMatchObject({ kind: 'several' })
  expect(partNumbers(findProduct(catalogue, 'Microsoft 365 F1'))).toEqual(['M365_F1', 'M365_F1_COMM'])
  expect(partNumbers(findProduct(catalogue, 'MCOPSTN5'))).toEqual(['MCOPSTN5', 'MCOPSTN5'])
})

test.each([
  ['Microsoft 365 E5s', 'SPE_E5'],
  ['Ofice 365 E3', 'ENTERPRISEPACK'],
  ['exchnge online (plan 1)', 'EXCHANGESTANDARD'],
  ['m365 e3', 'SPE_E3'],
  ['visio plan', 'VISIOONLINE_PLAN1'],
  ['Busines Premium', 'SPB'],
])('a near miss, %s, offers what was meant among at most five', (text, meant) => {
  const match = findProduct(catalogue, text)
  expect(match.kind).toBe('near')
  expect(partNumbers(match).length).toBeLessThanOrEqual(5)
  expect(partNumbers(match)).toContain(meant)
})

test('what comes near nothing offers nothing', () => {
  for (const text of ['', '   ', 'zzzz qqqq', '00000000-0000-4000-8000-000000000000'])
    expect(findProduct(catalogue, text)).toEqual({ kind: 'near', candidates: [] })
})
