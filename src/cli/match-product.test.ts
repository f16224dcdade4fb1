import { describe, expect, test } from 'vitest'
import { matchProduct } from './match-product.ts'

const product = (skuPartNumber: string, displayName: string, skuId: string) => ({ skuPartNumber, displayName, skuId })
const E3 = product('SPE_E3', 'Microsoft 365 E3', '05e9a617-0261-4cee-bb44-138d3ef5d965')
const E5 = product('SPE_E5', 'Microsoft 365 E5', '06ebc4ee-1bb5-47dd-8120-11324bc54e06')
const VISIO = product('VISIOCLIENT', 'Visio Plan 2', 'c5928f49-12ba-48f7-ada3-0d743a3601d5')
const VISIO_DEPARTMENT = product('VISIO_PLAN2_DEPT', 'Visio Plan 2', '38b434d2-a15e-4cde-9a98-e737c75623e1')
const PRODUCTS = [E3, E5, VISIO, VISIO_DEPARTMENT]

describe('a product is found', () => {
  test.each(['SPE_E3', 'spe_e3', 'Microsoft 365 E3', ' microsoft  365 e3 ', '{05E9A617-0261-4CEE-BB44-138D3EF5D965}'])('by %s', (text) => {
    expect(matchProduct(PRODUCTS, text)).toEqual({ exact: [E3], near: [] })
  })
})

test('a name that two products share is answered with both', () => {
  expect(matchProduct(PRODUCTS, 'Visio Plan 2')).toEqual({ exact: [VISIO, VISIO_DEPARTMENT], near: [] })
})

test('a slip is answered with the nearest', () => {
  expect(matchProduct(PRODUCTS, 'Microsft 365 E5')).toMatchObject({ exact: [], near: [E5, E3] })
})

test('what resembles nothing is answered with nothing', () => {
  expect(matchProduct(PRODUCTS, 'zzzz')).toEqual({ exact: [], near: [] })
})
