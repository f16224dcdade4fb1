import type { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'

const SKU = '05e9a617-0261-4cee-bb44-138d3ef5d965'

/** POST apply and undo: one assignment row with its index and one operation row a person, a statement each. */
export function bulkFloor(app: Hono, database: DatabaseSync): void {
  database.exec(`
    create table assignments (pk integer primary key, "userPk" integer not null, "skuId" text not null, "disabledPlans" text not null, "assignedDateTime" text not null);
    create unique index assignments_by_user on assignments ("userPk", "skuId");
    create table "operationRows" (pk integer primary key, operation integer not null, "userPk" integer not null, before text, after text)`)
  const everyone = 'from facts where tenant = 1 and deleted = 0'
  const assign = database.prepare(`insert into assignments ("userPk", "skuId", "disabledPlans", "assignedDateTime") select pk, ?, '[]', ? ${everyone}`)
  const takeBack = database.prepare('delete from assignments where "skuId" = ?')
  const note = database.prepare(`insert into "operationRows" (operation, "userPk", before, after) select ?, pk, ?, ? ${everyone}`)

  let operation = 0
  const inOneTransaction = (work: () => void): void => {
    operation += 1
    database.exec('begin immediate')
    work()
    database.exec('commit')
  }
  app.post('/apply', (context) => {
    inOneTransaction(() => {
      assign.run(SKU, new Date().toISOString())
      note.run(operation, null, SKU)
    })
    return context.json({ operation })
  })
  app.post('/undo', (context) => {
    inOneTransaction(() => {
      takeBack.run(SKU)
      note.run(operation, SKU, null)
    })
    return context.json({ operation })
  })
}
