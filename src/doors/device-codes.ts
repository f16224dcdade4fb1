// A device without a browser shows a code; a person types it where they are signed in (RFC 8628).
import { randomInt } from 'node:crypto'
import { hashSecret, newSecret } from '#store/secret.ts'
import { findClient } from './authenticate-client.ts'
import { licetItself } from '#model/caller.ts'
import { readPersonScopes } from './read-scopes.ts'
import { required } from './token-call.ts'
import type { TokenCall } from './token-call.ts'

const SECONDS = 900
const INTERVAL_SECONDS = 5
/** No letters that look like digits, no vowels that make words: 25^9 codes, tried at most a few times a minute. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456'

const newUserCode = (): string => Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** What was typed, as it is kept. */
export const readUserCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '').slice(0, 20)

/** POST devicecode: a code for the device and one for the person. */
export async function beginDevice(call: TokenCall): Promise<object> {
  const { form, tenantId, origin, at, options } = call
  const app = await findClient(call)
  const scopes = readPersonScopes(required(form, 'scope'), app)
  const [deviceCode, userCode] = [newSecret(), newUserCode()]
  await options.office.act('keepDeviceCode', licetItself(tenantId), {
    hash: hashSecret(deviceCode),
    userCode,
    appId: app.appId,
    scopes: scopes.join(' '),
    expiresDateTime: new Date(at.getTime() + SECONDS * 1_000).toISOString(),
  })
  const address = `${origin}/device`
  return {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: address,
    verification_uri_complete: `${address}?code=${userCode}`,
    expires_in: SECONDS,
    interval: INTERVAL_SECONDS,
    message: `To sign in, use a web browser to open the page ${address} and enter the code ${userCode} to authenticate.`,
  }
}
