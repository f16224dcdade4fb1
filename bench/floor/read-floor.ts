import type { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'
import type { Example } from './example.ts'
import { selectPeople } from './people-table.ts'
import { shapeAnswer } from './shape-answer.ts'

/** GET a user by id, and a page in the order of the list; the examples are one answer of each. */
export function readFloor(app: Hono, database: DatabaseSync, [user = {}, page = {}]: readonly Example[]): void {
  const [first = {}] = page['value'] as readonly Example[]
  const byId = database.prepare(`${selectPeople(database, user)} where u.tenant = 1 and u.id = ?`)
  const firstPage = database.prepare(
    `${selectPeople(database, first)} where u.tenant = 1 and u."deletedDateTime" is null order by u."displayNameFolded", u.id limit ?`,
  )
  app.get('/v1.0/users/:id', (context) => context.json(shapeAnswer(user, byId.get(context.req.param('id'))!)))
  app.get('/v1.0/users', (context) => {
    const rows = firstPage.all(Number(context.req.query('$top')))
    return context.json({ ...page, value: rows.map((row) => shapeAnswer(first, row)) })
  })
}
