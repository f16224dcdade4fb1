import { SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { BearerTokens } from './bearer-tokens.ts'
import { newSigningKey, openSigningKeys } from './signing-keys.ts'
import type { SigningKeys } from './signing-keys.ts'

const TENANT = '0b7f1f5c-5a6b-4c1e-9a0f-2f4d0a1c7a11'
const SUBJECT = {
  tenantId: TENANT,
  appId: '4e0c2b86-0f3f-4a5e-8f52-8c5a2f7e6b21',
  appGeneration: 0,
  objectId: '9d2d7a6e-61f6-4b55-8b0a-9b2c1f1d3c41',
  displayName: 'Licet',
  permissions: ['User.Read.All'],
}
const START = new Date('2026-11-22T09:00:00Z')

let keys: SigningKeys
beforeAll(async () => {
  keys = await openSigningKeys(await newSigningKey())
})

/** Tokens with a clock that the test moves, of holders whose roles the test gives and takes: null for who is gone. */
function tokensAt(instant: Date, roles: readonly string[] | null = []) {
  const clock = { now: instant, roles }
  return { clock, tokens: new BearerTokens(keys, () => clock.now, async () => clock.roles) }
}

const refusal = async (read: () => unknown): Promise<string> => {
  try {
    await read()
  } catch (error) {
    return (error as Error).message
  }
  return 'not refused'
}

interface Wish {
  readonly claims?: object
  readonly key?: CryptoKey
  readonly audience?: string
  readonly issuer?: string
}

const sign = ({ claims = {}, key = keys.privateKey, audience = 'https://graph.microsoft.com', issuer = TENANT }: Wish) =>
  new SignJWT({ tid: TENANT, oid: SUBJECT.objectId, idtyp: 'app', ...claims })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(`https://sts.windows.net/${issuer}/`)
    .setAudience(audience)
    .setExpirationTime(START.getTime() / 1_000 + 60)
    .sign(key)

const strangersKey = async () => (await openSigningKeys(await newSigningKey())).privateKey

describe('a token', () => {
  test('says who the app is and what it may do', async () => {
    const { tokens } = tokensAt(START)
    expect(await tokens.read(await tokens.mint(SUBJECT))).toEqual({
      tenantId: TENANT,
      kind: 'app',
      id: SUBJECT.objectId,
      appId: SUBJECT.appId,
      displayName: 'Licet',
      userPrincipalName: null,
      permissions: ['User.Read.All'],
      roles: [],
      language: 'en',
    })
  })

  test('carries scopes when a person acts; the roles are those the person has now', async () => {
    const { tokens } = tokensAt(START, ['b'])
    const token = await sign({ claims: { idtyp: 'user', name: 'Ada', upn: 'ada@contoso.com', scp: 'User.Read Group.Read.All', wids: ['a'] } })
    expect(await tokens.read(token)).toMatchObject({ kind: 'user', userPrincipalName: 'ada@contoso.com', permissions: ['User.Read', 'Group.Read.All'], roles: ['b'] })
  })

  test('ends at once when its holder is gone, remembered or not', async () => {
    const { clock, tokens } = tokensAt(START)
    const token = await tokens.mint(SUBJECT)
    await tokens.read(token)
    clock.roles = null
    tokens.lookAgain([SUBJECT.objectId])
    const revoked = 'Access token validation failure. The token has been revoked.'
    expect(await refusal(() => tokens.read(token))).toBe(revoked)
    expect(await refusal(() => tokens.read(token))).toBe(revoked)
  })

  test('is asked about again after half a minute, for another process may have revoked it', async () => {
    const { clock, tokens } = tokensAt(START)
    const token = await tokens.mint(SUBJECT)
    await tokens.read(token)
    clock.roles = null
    clock.now = new Date(START.getTime() + 30_000)
    expect(await refusal(() => tokens.read(token))).toContain('revoked')
  })

  test('ends after an hour, remembered or not', async () => {
    const { clock, tokens } = tokensAt(START)
    const token = await tokens.mint(SUBJECT)
    await tokens.read(token)
    clock.now = new Date(START.getTime() + 3_600_000)
    const ended = 'Lifetime validation failed, the token is expired.'
    expect(await refusal(() => tokens.read(token))).toBe(ended)
    expect(await refusal(() => tokens.read(token))).toBe(ended)
  })

  test('that was seen before is known at once', async () => {
    const { tokens } = tokensAt(START)
    const token = await tokens.mint(SUBJECT)
    const first = await tokens.read(token)
    expect(tokens.read(token)).toBe(first)
  })

  test.each([
    ['nothing', () => '', 'Access token is empty.'],
    ['no token at all', () => 'abc', 'CompactToken parsing failed with error code: 80049217'],
    ['another audience', () => sign({ audience: 'https://example.org' }), 'Access token validation failure. Invalid audience.'],
    ['another issuer', () => sign({ issuer: SUBJECT.appId }), 'Access token validation failure. Invalid issuer.'],
    ['a signature of somebody else', async () => sign({ key: await strangersKey() }), 'Access token validation failure. Invalid signature.'],
    ['no signature', () => new UnsecuredJWT({ tid: TENANT }).encode(), 'CompactToken parsing failed with error code: 80049217'],
  ])('is refused: %s', async (_name, make, message) => {
    const { tokens } = tokensAt(START)
    const token = await make()
    expect(await refusal(() => tokens.read(token))).toBe(message)
  })
})
