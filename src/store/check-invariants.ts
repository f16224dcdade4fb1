// What must be true of the data whatever happens: each rule is a query for rows that break it.
import { sql, type RawBuilder } from 'kysely'
import { checkGroups } from './check-groups.ts'
import type { Db } from './database.ts'
import type { Fault } from './fault.ts'
import { allSituations, productsOf } from './situations.ts'
import { listTenants } from './tenants.ts'
import { USER_COLUMNS } from './user-row.ts'
import { wordsOf } from './user-words.ts'

export type { Fault } from './fault.ts'

const name = (text: string): RawBuilder<unknown> => sql.ref(text)

/** Each gives rows of `tenant` and `detail`. */
const RULES: Readonly<Record<string, RawBuilder<unknown>>> = {
  'Everyone has a profile and facts, and both say whether they are deleted': sql`
    select coalesce(u.tenant, f.tenant) as tenant, 'user ' || coalesce(u.id, 'of facts ' || f.pk) as detail
    from users as u full join facts as f on f.pk = u.pk
    where u.pk is null or f.pk is null or u.tenant <> f.tenant or (u.${name('deletedDateTime')} is not null) <> (f.deleted > 0)`,
  "Everyone's situation exists and is their tenant's": sql`
    select f.tenant, 'user pk ' || f.pk || ' has situation ' || f.${name('situationId')} as detail
    from facts as f left join situations as s on s.pk = f.${name('situationId')} and s.tenant = f.tenant where s.pk is null`,
  'The seats taken in a pool are the people who sit in it': sql`
    select p.tenant, 'pool ' || p.id || ' counts ' || p.consumed || ' of ' || count(f.pk) as detail
    from pools as p
    left join ${name('situationProducts')} as s on s.tenant = p.tenant and s.${name('inForce')} = 1
      and s.${name('skuId')} = p.${name('skuId')} and s.${name('poolKey')} = case when p.${name('ownerId')} is null then p.${name('skuId')} else p.id end
    left join facts as f on f.tenant = p.tenant and f.${name('situationId')} = s.${name('situationId')} and f.deleted = 0
    group by p.tenant, p.pk, p.id, p.consumed having count(f.pk) <> p.consumed`,
  'Whoever is seated sits in a pool that exists': sql`
    select distinct s.tenant, 'situation ' || s.${name('situationId')} || ' sits in ' || s.${name('poolKey')} as detail
    from ${name('situationProducts')} as s
    join facts as f on f.tenant = s.tenant and f.${name('situationId')} = s.${name('situationId')} and f.deleted = 0
    left join pools as p on p.tenant = s.tenant and p.${name('skuId')} = s.${name('skuId')}
      and s.${name('poolKey')} = case when p.${name('ownerId')} is null then p.${name('skuId')} else p.id end
    where s.${name('inForce')} = 1 and p.pk is null`,
  'Nobody is managed by somebody who is not there': sql`
    select u.tenant, 'user ' || u.id as detail from users as u left join users as m on m.pk = u.${name('managerPk')} and m.tenant = u.tenant
    where u.${name('managerPk')} is not null and m.pk is null`,
  'Memberships join people and groups of one tenant': sql`
    select m.tenant, 'group pk ' || m.${name('groupPk')} || ', user pk ' || m.${name('userPk')} as detail
    from memberships as m
    left join groups as g on g.pk = m.${name('groupPk')} and g.tenant = m.tenant
    left join users as u on u.pk = m.${name('userPk')} and u.tenant = m.tenant
    where g.pk is null or u.pk is null`,
  'Nobody is in a queue who is deleted, or whose group is gone': sql`
    select w.tenant, 'user pk ' || w.${name('userPk')} || ' waits for ' || w.${name('poolKey')} as detail
    from waiting as w left join facts as f on f.pk = w.${name('userPk')} and f.tenant = w.tenant and f.deleted = 0
      left join groups as g on g.pk = w.${name('groupPk')} and g.tenant = w.tenant
    where f.pk is null or (w.${name('groupPk')} <> 0 and g.pk is null)`,
  'Nobody wishes a licence for which they have a seat': sql`
    select w.tenant, 'user pk ' || w.${name('userPk')} || ' waits for ' || w.${name('poolKey')} as detail
    from waiting as w join facts as f on f.pk = w.${name('userPk')} and f.tenant = w.tenant and f.deleted = 0
      join ${name('situationProducts')} as p on p.tenant = w.tenant and p.${name('situationId')} = f.${name('situationId')} and p.${name('inForce')} = 1
        and p.${name('poolKey')} = w.${name('poolKey')}
    where w.${name('groupPk')} = 0`,
  'The journal tells of operations and people of one tenant': sql`
    select j.tenant, 'operation pk ' || j.${name('operationPk')} || ', user pk ' || j.${name('userPk')} as detail
    from journal as j
    left join operations as o on o.pk = j.${name('operationPk')} and o.tenant = j.tenant
    left join users as u on u.pk = j.${name('userPk')} and u.tenant = j.tenant
    where o.pk is null or u.pk is null`,
  'The journal of objects tells of operations of its tenant': sql`
    select j.tenant, 'operation pk ' || j.${name('operationPk')} || ', ' || j.type || ' ' || j.${name('objectId')} as detail
    from ${name('objectJournal')} as j left join operations as o on o.pk = j.${name('operationPk')} and o.tenant = j.tenant where o.pk is null`,
  'Clocks of data tell of operations, and of people whom these were about': sql`
    select c.tenant, 'user pk ' || c.${name('userPk')} || ', operation pk ' || c.${name('operationPk')} as detail
    from (select tenant, pk as ${name('userPk')}, ${name('lostBy')} as ${name('operationPk')}, ${name('lostKinds')} as kinds from facts where ${name('lostBy')} is not null or ${name('lostKinds')} is not null
      union all select tenant, ${name('userPk')}, ${name('operationPk')}, kinds from ${name('dataClocks')}) as c
    left join journal as j on j.${name('operationPk')} = c.${name('operationPk')} and j.${name('userPk')} = c.${name('userPk')} and j.tenant = c.tenant
    left join operations as o on o.pk = c.${name('operationPk')} and o.tenant = c.tenant where j.tenant is null or o.pk is null or coalesce(c.kinds, 0) = 0`,
  'The facts say of everyone whether somebody else has their address': sql`
    select f.tenant, 'user ' || u.id || ' has ' || coalesce(f.${name('takenAddress')}, 'none') as detail from facts as f join users as u on u.pk = f.pk
    where f.deleted = 0 and f.${name('takenAddress')} is distinct from case
      when exists (select 1 from users as h where h.tenant = u.tenant and h.${name('deletedDateTime')} is null and h.pk <> u.pk
        and h.${name('mailFolded')} = coalesce(u.${name('mailFolded')}, u.${name('userPrincipalNameFolded')})) then coalesce(u.mail, u.${name('userPrincipalName')})
      when exists (select 1 from groups as g where g.tenant = u.tenant and g.${name('deletedDateTime')} is null
        and g.${name('mailFolded')} = coalesce(u.${name('mailFolded')}, u.${name('userPrincipalNameFolded')})) then coalesce(u.mail, u.${name('userPrincipalName')}) end`,
  'Subscriptions and counts of people are not negative': sql`
    select tenant, 'pool ' || id as detail from pools where consumed < 0
    union all select tenant, 'subscription ' || id from subscriptions where ${name('totalLicenses')} < 0`,
  'No version is ahead of its tenant': sql`
    select f.tenant, 'user pk ' || f.pk || ' has version ' || f.version as detail
    from facts as f join tenants as t on t.pk = f.tenant where f.version > t.${name('changeCounter')}`,
}

const PAGE = 5_000

/** Everything that breaks a rule, in all tenants or in one; empty when the data is sound. Reads all of it: seconds for a million people. */
export async function checkInvariants(db: Db, only?: number): Promise<Fault[]> {
  const tenants = only === undefined ? (await listTenants(db)).map(({ pk }) => pk) : [only]
  const faults: Fault[] = []
  for (const [rule, query] of Object.entries(RULES)) {
    const { rows } = await sql<{ tenant: number; detail: string }>`
      select * from (${query}) as broken ${only === undefined ? sql`` : sql`where tenant = ${only}`}`.execute(db.query)
    faults.push(...rows.map((row) => ({ rule, ...row })))
  }
  for (const tenant of tenants) {
    faults.push(...(await checkSituations(db, tenant)), ...(await checkGroups(db, tenant)), ...(await checkShadows(db, tenant)), ...(await checkWords(db, tenant)))
  }
  return faults
}

/** The rows by which holders are found say what the situations say. */
async function checkSituations(db: Db, tenant: number): Promise<Fault[]> {
  const rows = await db.query.selectFrom('situationProducts').selectAll().where('tenant', '=', tenant).execute()
  const kept = Map.groupBy(rows, ({ situationId }) => situationId)
  const textOf = (products: readonly { skuId: string; poolKey: string; inForce: number }[]): string =>
    products.map(({ skuId, poolKey, inForce }) => `${skuId} ${poolKey} ${inForce}`).sort().join()
  return [...(await allSituations(db, tenant))]
    .filter(([id, situation]) => textOf(productsOf(situation)) !== textOf(kept.get(id) ?? []))
    .map(([id]) => ({ rule: 'The products of a situation are kept beside it', tenant, detail: `situation ${id}` }))
}

/** The folded columns and those of words are what the profile makes of them. */
async function checkShadows(db: Db, tenant: number): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let last = 0; ; ) {
    const rows = await db.query.selectFrom('users').selectAll().where('tenant', '=', tenant).where('pk', '>', last).orderBy('pk').limit(PAGE).execute()
    for (const row of rows) {
      const stored: Readonly<Record<string, unknown>> = row
      const person: Record<string, unknown> = { ...row }
      USER_COLUMNS.decode(person)
      const folded = [...USER_COLUMNS.folded].flatMap((property) => USER_COLUMNS.encode(property, person[property]))
      const wrong = [...folded, ...Object.entries(wordsOf(person))].filter(([column, value]) => stored[column] !== value)
      faults.push(...wrong.map(([column]) => ({ rule: 'What is searched is what is shown', tenant, detail: `user ${row.id}: ${column}` })))
    }
    if (rows.length < PAGE) return faults
    last = Number(rows.at(-1)!.pk)
  }
}

/** Every word of everyone who is not deleted is in the index, and nothing else is. */
async function checkWords(db: Db, tenant: number): Promise<Fault[]> {
  const { rows } = await sql<{ detail: string }>`
    select 'user ' || u.id as detail from users as u
    left join (select ${name('userPk')}, count(*) as known, sum(length(word) + 1) as size from ${name('userWords')} where tenant = ${tenant} group by ${name('userPk')}) as w on w.${name('userPk')} = u.pk
    where u.tenant = ${tenant} and coalesce(w.size, 0) <> case when u.${name('deletedDateTime')} is null then length(u.words) else 0 end`.execute(db.query)
  return rows.map((row) => ({ rule: 'The index of words holds the words of everyone', tenant, ...row }))
}
