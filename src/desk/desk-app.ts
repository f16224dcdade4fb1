// Licet's own API over HTTP: what Graph has no words for, in Graph's manners (docs/api.md).
import { Hono } from 'hono'
import { requireAccess } from '#actions/require-access.ts'
import type { Caller } from '#model/caller.ts'
import { notFound } from '#model/problem.ts'
import { chooseLanguage } from '#words/language.ts'
import { readCalendar } from './calendar-routes.ts'
import type { Desk, DeskEnv } from './context.ts'
import { inWords } from './in-words.ts'
import { DESK_ROUTES } from './routes.ts'

export interface DeskAppOptions extends Desk {
  /** Who asks; throws a Problem when nobody known does. */
  readonly readCaller: (request: Request) => Caller | Promise<Caller>
  /** Anything thrown, as Graph would say it. */
  readonly answerError: (error: unknown, request: Request) => Response
}

/** The app that serves /licet/v1; mount it at the root. */
export function deskApp(options: DeskAppOptions): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>().basePath('/licet/v1')
  app.onError((error, context) => {
    const { raw } = context.req
    return options.answerError(inWords(error, chooseLanguage(raw.headers.get('accept-language'))), raw)
  })
  // A calendar signs in nowhere: its address is the key.
  app.get('/calendar/:signature', (context) => readCalendar(options, context))
  app.use('*', async (context, next) => {
    context.set('caller', await options.readCaller(context.req.raw))
    context.header('Cache-Control', 'no-store')
    await next()
  })
  for (const { method, path, verb, handle } of DESK_ROUTES) {
    app.on(method, path, (context) => {
      if (verb !== null) requireAccess(context.get('caller'), verb)
      return handle(options, context)
    })
  }
  app.all('*', (context) => {
    throw notFound(context.req.path)
  })
  return app
}
