import { expect, test } from 'vitest'
import type { Family } from '#model/product.ts'
import { setUpSteps } from './set-up-steps.ts'

const stepsFor = (...families: Family[]) => setUpSteps(new Set(families)).flatMap(({ steps }) => steps)

test('only apps that the person has are named', () => {
  expect(stepsFor('exchange', 'teams', 'office')).toEqual(expect.arrayContaining(['install', 'outlook', 'teams', 'office']))
  expect(stepsFor('exchange')).toEqual(['open', 'password', 'verify', 'browser', 'authenticator', 'outlook', 'samePhone'])
})
