import ical from 'ical-generator'
import { licetItself } from '#model/caller.ts'
import { isGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { render } from '#words/render.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /calendar: whether there is an address. */
export async function getCalendarFeed({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('getCalendarFeed', context.get('caller'), null))
}

/** POST /calendar: a new address, shown this once. */
export async function makeCalendarFeed({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const secret = newSecret()
  const state = await office.act('makeCalendarFeed', caller, { hash: hashSecret(secret) })
  const path = `/licet/v1/calendar/${caller.tenantId}.${secret}.ics`
  return context.json({ ...state, url: new URL(path, context.req.url).toString() }, 201)
}

/** DELETE /calendar: the address answers no more. */
export async function withdrawCalendarFeed({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('withdrawCalendarFeed', context.get('caller'), null))
}

/** GET /calendar/{signature}.ics: asked by a calendar, which signs in nowhere; the address itself is the key. */
export async function readCalendar({ office }: Desk, context: DeskContext): Promise<Response> {
  const [tenantId = '', secret = '', end] = (context.req.param('signature') ?? '').split('.')
  if (!isGuid(tenantId) || end !== 'ics') throw notFound(context.req.path)
  const { language, days } = await office.ask('readCalendar', licetItself(tenantId), { hash: hashSecret(secret) })
  const calendar = ical({ name: render(language, 'page.dataDeadlines.title', {}), prodId: { company: 'Licet', product: 'deadlines', language: language.toUpperCase() } })
  for (const { untilDateTime, kind, count } of days) {
    const summary = render(language, 'page.dataDeadlines.event', { count, kind: render(language, `data.kind.${kind}`, {}) })
    calendar.createEvent({ id: `${untilDateTime} ${kind}`, start: new Date(untilDateTime), end: new Date(untilDateTime), stamp: new Date(untilDateTime), summary })
  }
  return new Response(calendar.toString(), { headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store' } })
}
