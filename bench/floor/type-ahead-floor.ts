import type { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'
import type { Example } from './example.ts'
import { selectPeople } from './people-table.ts'
import { shapeAnswer } from './shape-answer.ts'

const HITS = 200
const SHOWN = 20

/** GET people with a word that starts as typed, one word only: a range of the words and twenty of its people by name. */
export function typeAheadFloor(app: Hono, database: DatabaseSync, [user = {}]: readonly Example[]): void {
  const find = database.prepare(`${selectPeople(database, user)}
    where u.pk in (select "userPk" from "userWords" where tenant = 1 and word >= ? and word < ? limit ${HITS})
    order by u."displayNameFolded", u.id limit ${SHOWN}`)
  app.get('/licet/v1/users', (context) => {
    const [word = ''] = context.req.query('$search')!.replaceAll('"', '').split(' ')
    return context.json({ value: find.all(word, `${word}\u{10ffff}`).map((row) => shapeAnswer(user, row)) })
  })
}
