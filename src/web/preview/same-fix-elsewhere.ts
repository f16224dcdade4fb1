import type { Fix, PlanRefusal } from '#model/plan.ts'

interface FixElsewhere {
  readonly fixes: readonly Fix[]
  /** People whom they would help beside those of the first refusal. */
  readonly users: number
}

/** The same way out among the other refusals: "same fix for the other 11". */
export function sameFixElsewhere(fix: Fix, refusal: PlanRefusal, refusals: readonly PlanRefusal[]): FixElsewhere {
  const found = refusals.flatMap((other) => {
    const same = other === refusal ? undefined : other.fixes.find(({ title }) => title === fix.title)
    return same ? [{ fix: same, users: other.users }] : []
  })
  return { fixes: found.map((one) => one.fix), users: found.reduce((sum, { users }) => sum + users, 0) }
}
