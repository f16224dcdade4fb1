// Where a person types the code that a device shows, and lets the device in or not.
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Caller } from '#model/caller.ts'
import { findSessionCaller } from './browser-sessions.ts'
import { readUserCode } from './device-codes.ts'
import { licetItself } from '#model/caller.ts'
import { answerPage, PageRefusal, textOf } from './page-call.ts'
import type { TokenOptions } from './token-call.ts'

export function deviceApp(options: TokenOptions): Hono {
  const { office, now } = options
  const app = new Hono()
  const requirePerson = async (c: Context): Promise<Caller> => {
    const person = await findSessionCaller(c, options)
    if (person === null) throw new PageRefusal('signedOut', 401)
    return person
  }

  /** Which app waits behind a code. */
  app.post('/sign-in/device', (c) =>
    answerPage(c, options, async (body) => {
      const { tenantId } = await requirePerson(c)
      const found = await office.look('findWaitingDevice', licetItself(tenantId), { userCode: readUserCode(textOf(body, 'code') ?? ''), at: now().toISOString() })
      if (found === null) throw new PageRefusal('codeUnknown', 404)
      return { app: found.appName, scopes: found.scopes.split(' ') }
    }),
  )

  app.post('/sign-in/device/decide', (c) =>
    answerPage(c, options, async (body) => {
      const { tenantId, id } = await requirePerson(c)
      const decision = { userCode: readUserCode(textOf(body, 'code') ?? ''), user: id, approve: body['approve'] === true, at: now().toISOString() }
      if (!(await office.act('decideDeviceCode', licetItself(tenantId), decision))) throw new PageRefusal('codeUnknown', 404)
      return null
    }),
  )
  return app
}
