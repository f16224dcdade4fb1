import { hash } from 'node:crypto'
import { fingerprint } from './fingerprint.ts'
import type { PlanDraft } from './plan-draft.ts'

/** A short name for the facts a plan was computed from: equal for plans that saw the same people, seats and rules. */
export const basedOn = ({ classes, figures, rulesKey }: PlanDraft): string =>
  hash('sha256', JSON.stringify([fingerprint(classes), figures.seats.map(({ poolKey, before }) => [poolKey, before]), rulesKey]), 'base64url').slice(0, 22)
