// What changes take back, so that whoever waits for it wishes it no more.
import type { Change } from '#model/change.ts'
import type { Db } from '#store/database.ts'
import { listWishesOf } from '#store/wishes.ts'
import type { TakenBack, TakenPools } from '#store/wishes.ts'
import type { GroupWork } from './group-work.ts'

/** The products that a change takes back. */
export const takenBack = ({ add, remove, removeAll, replaceAll }: Change): TakenPools =>
  removeAll || replaceAll ? { allBut: add.map(({ skuId }) => skuId) } : { only: remove }

/** Of people each with a change of their own, the wishes that it takes back; read before any of them is ended. */
export async function takenOneByOne(db: Db, tenant: number, operationPk: number, { crowd, takesBack }: Pick<GroupWork, 'crowd' | 'takesBack'>): Promise<TakenBack> {
  if (takesBack === undefined) return { only: [] }
  const partOf = new Map(crowd.people?.map(({ userPk, part }) => [userPk, part]))
  const wishes = (await listWishesOf(db, tenant, operationPk)).filter(({ userPk, poolKey }) => {
    const taken = takesBack[partOf.get(userPk) ?? ''] ?? { only: [] }
    return 'only' in taken ? taken.only.includes(poolKey) : !taken.allBut.includes(poolKey)
  })
  return { wishes }
}
