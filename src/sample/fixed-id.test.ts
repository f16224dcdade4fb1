import { expect, test } from 'vitest'
import { isGuid } from '#model/guid.ts'
import { fixedId } from './fixed-id.ts'

test('the same text has the same id in every process, another text another one', () => {
  expect(fixedId('user admin@contoso.com')).toBe(fixedId('user admin@contoso.com'))
  expect(fixedId('user admin@contoso.com')).not.toBe(fixedId('user adelev@contoso.com'))
})

test('an id is a GUID of version 4’s form', () => {
  const ids = Array.from({ length: 200 }, (_, index) => fixedId(`person ${index}`))
  expect(ids.every((id) => isGuid(id) && /^.{14}4.{4}[89ab]/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(200)
})
