import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Hono } from 'hono'
import type { Example } from './example.ts'
import { selectPeople } from './people-table.ts'
import { shapeAnswer } from './shape-answer.ts'

interface LastAssignment {
  readonly operationPk: number
  readonly afterSituationId: number
}

/** POST assignLicense: the product's reading of the person and its five writes, durable; the example is one answer. */
export function assignFloor(app: Hono, database: DatabaseSync, [user = {}]: readonly Example[]): void {
  // The product gave somebody the same licence just before the copy was made: what it wrote is written again.
  const last = database.prepare('select "operationPk", "afterSituationId" from journal order by "operationPk" desc limit 1').get() as unknown as LastAssignment
  const { pk: _, ...operation } = database.prepare('select * from operations where pk = ?').get(last.operationPk)!
  const names = Object.keys(operation)

  const find = database.prepare(`${selectPeople(database, user, ['u.pk', 'f."situationId"'])} where u.tenant = 1 and u.id = ?`)
  const addOperation = database.prepare(`insert into operations (${names.map((name) => `"${name}"`).join()}) values (${names.map(() => '?').join()}) returning pk`)
  const addJournal = database.prepare('insert into journal values (?, ?, 1, ?, ?, ?, ?, 0, null)')
  const countChange = database.prepare('update tenants set "changeCounter" = "changeCounter" + 1 where pk = 1 returning "changeCounter"')
  const setSituation = database.prepare('update facts set "situationId" = ?, version = ?, "licensesChangedDateTime" = ? where pk = ? and tenant = 1')
  const takeSeat = database.prepare('update pools set consumed = consumed + 1 where tenant = 1 and "skuId" = ? and "ownerId" is null')

  app.post('/v1.0/users/:id/assignLicense', async (context) => {
    const { addLicenses } = await context.req.json<{ addLicenses: [{ skuId: string }] }>()
    const at = new Date().toISOString()
    database.exec('begin immediate')
    const row = find.get(context.req.param('id'))!
    const values: Readonly<Record<string, SQLInputValue>> = { ...operation, id: crypto.randomUUID(), createdDateTime: at, startedDateTime: at, finishedDateTime: at }
    const { pk } = addOperation.get(...names.map((name) => values[name]!))!
    addJournal.run(pk!, row['pk']!, row['situationId']!, last.afterSituationId, row['usageLocation']!, row['usageLocation']!)
    const { changeCounter } = countChange.get()!
    setSituation.run(last.afterSituationId, changeCounter!, at, row['pk']!)
    takeSeat.run(addLicenses[0].skuId)
    database.exec('commit')
    return context.json(shapeAnswer(user, row))
  })
}
