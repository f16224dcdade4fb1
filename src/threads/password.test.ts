import { describe, expect, test } from 'vitest'
import { hashPassword, isStrongPassword, verifyPassword } from './password.ts'

describe('a password', () => {
  test('is kept as Argon2id and known again', async () => {
    const kept = await hashPassword('Sufficiently-1-long')
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword('Sufficiently-1-long', kept)).toBe(true)
    expect(await verifyPassword('sufficiently-1-long', kept)).toBe(false)
  })

  test('that nobody has opens nothing', async () => {
    expect(await verifyPassword('', null)).toBe(false)
    expect(await verifyPassword('nobody', null)).toBe(false)
  })

  test.each([
    ['Abcdefg1', true],
    ['abcdefg-1', true],
    ['Été-déjà', true],
    ['Abcdef1', false],
    ['abcdefgh1', false],
    [`Aa1${'x'.repeat(254)}`, false],
  ])('%s is strong enough: %s', (password, isStrong) => expect(isStrongPassword(password)).toBe(isStrong))
})
