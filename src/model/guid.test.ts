import { expect, test } from 'vitest'
import { isGuid, normalizeGuid } from './guid.ts'

const kept = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'

test('a GUID is lower case, hyphened and alone', () => {
  expect(isGuid(kept)).toBe(true)
  for (const other of [kept.toUpperCase(), ` ${kept}`, kept.replaceAll('-', ''), `${kept}0`, ''])
    expect(isGuid(other)).toBe(false)
})

test('a pasted GUID is brought to the kept form, whatever surrounds it', () => {
  for (const pasted of [kept, kept.toUpperCase(), `{${kept}}`, `\u00a0${kept}\t`]) expect(normalizeGuid(pasted)).toBe(kept)
  expect(normalizeGuid('Microsoft 365 E5')).toBeNull()
  expect(normalizeGuid(kept.replaceAll('-', ''))).toBeNull()
})
