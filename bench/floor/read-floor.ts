import type { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'
import type { Example } from './example.ts'
import { selectPeople } from './people-table.ts'
import { shapeAnswer } from './shape-answer.ts'

interface Batch {
  readonly requests: readonly { readonly id: string; readonly url: string }[]
}

/**
 * GET a user by id, and a page in the order of the list: all, those whose name starts so ($filter), those with a word of
 * it that does ($search); POST a batch of reads by id. The examples are one answer of a user, a page and a batch.
 */
export function readFloor(app: Hono, database: DatabaseSync, [user = {}, page = {}, batch = {}]: readonly Example[]): void {
  const [first = {}] = page['value'] as readonly Example[]
  const [part = {}] = (batch['responses'] ?? []) as readonly Example[]
  const list = (where: string) =>
    database.prepare(`${selectPeople(database, first)} where u.tenant = 1 and u."deletedDateTime" is null${where} order by u."displayNameFolded", u.id limit ?`)
  const byId = database.prepare(`${selectPeople(database, user)} where u.tenant = 1 and u.id = ?`)
  const firstPage = list('')
  const byStart = list(' and u."displayNameFolded" >= ? and u."displayNameFolded" < ?')
  const byWord = list(' and u.pk in (select "userPk" from "userWords" where tenant = 1 and word >= ? and word < ?)')

  app.get('/v1.0/users/:id', (context) => context.json(shapeAnswer(user, byId.get(context.req.param('id'))!)))
  app.get('/v1.0/users', (context) => {
    const { $top, $filter, $search } = context.req.query()
    const start = ($filter?.split("'")[1] ?? $search?.split(/[:"]/)[2] ?? '').toLowerCase()
    const asked = $filter === undefined ? ($search === undefined ? firstPage : byWord) : byStart
    const rows = asked.all(...(asked === firstPage ? [] : [start, `${start}\u{10ffff}`]), Number($top))
    return context.json({ ...page, value: rows.map((row) => shapeAnswer(first, row)) })
  })
  app.post('/v1.0/$batch', async (context) => {
    const { requests } = await context.req.json<Batch>()
    return context.json({ responses: requests.map(({ id, url }) => ({ ...part, id, body: shapeAnswer(user, byId.get(url.split('/')[2]!)!) })) })
  })
}
