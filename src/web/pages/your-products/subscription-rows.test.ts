import { expect, test } from 'vitest'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { findSubscriptions, parseSubscriptionFilters } from './subscription-rows.ts'

const row = (displayName: string, parts: Partial<SubscriptionRecord>) => ({ displayName, skuPartNumber: displayName, owner: null, status: 'Enabled', isTrial: false, renewsDateTime: null, endsDateTime: null, ahead: [], ...parts }) as unknown as SubscriptionRecord

const ROWS = [
  row('Visio', { renewsDateTime: '2027-02-01T00:00:00Z' }),
  row('Exchange', { endsDateTime: '2027-01-01T00:00:00Z', isTrial: true }),
  row('Office', { status: 'Warning' }),
]
const namesOf = (text: string, q = '', sort?: string) => findSubscriptions(ROWS, { q, filters: parseSubscriptionFilters(text), sort }, 'en').map(({ displayName }) => displayName)

test('what renews is told apart from what ends, and states from both', () => {
  expect(namesOf('renewing')).toEqual(['Visio'])
  expect(namesOf('ending')).toEqual(['Exchange'])
  expect(namesOf('renewing,ending')).toEqual(['Visio', 'Exchange'])
  expect(namesOf('ending,Warning')).toEqual([])
  expect(namesOf('Warning,nonsense')).toEqual(['Office'])
})

test('a search and a sort go together', () => {
  expect(namesOf('', 'i', 'displayName')).toEqual(['Office', 'Visio'])
  expect(namesOf('', '', 'next desc')).toEqual(['Office', 'Visio', 'Exchange'])
})
