import type { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'

/** Everybody counted by what a judgement depends on. */
export const CLASSES = `select "situationId", "usageLocation", "userType", "accountEnabled", count(*) as count
  from facts where tenant = 1 and deleted = 0 group by "situationId", "usageLocation", "userType", "accountEnabled"`

/** POST a plan: everybody counted, and nothing judged. */
export function planFloor(app: Hono, database: DatabaseSync): void {
  const classes = database.prepare(CLASSES)
  app.post('/licet/v1/plans', (context) => context.json(classes.all()))
}
