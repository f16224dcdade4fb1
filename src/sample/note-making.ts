import { insertOperation } from '#store/operations.ts'
import { fixedId } from './fixed-id.ts'
import type { Making } from './making.ts'

/** Notes the making as the organisation's first operation, so that nothing in it came from nowhere. */
export async function noteMaking({ db, tenant, directory, now }: Making, people: number): Promise<void> {
  const at = now.toISOString()
  await insertOperation(db, tenant, {
    id: fixedId(`${directory.tenantId} making`),
    kind: 'makeSample',
    state: 'succeeded',
    total: people,
    done: people,
    failed: 0,
    reason: null,
    createdById: directory.tenantId,
    createdByName: 'Licet',
    createdByKind: 'clock',
    createdDateTime: at,
    startedDateTime: at,
    finishedDateTime: at,
    planId: null,
    causedBy: null,
    undoOf: null,
    undoneBy: null,
    error: null,
    added: [],
    removed: [],
    idempotencyKey: null,
  })
}
