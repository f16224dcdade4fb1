import type { Family } from '#model/product.ts'

type SetUpStep = 'open' | 'password' | 'verify' | 'install' | 'signInApps' | 'browser' | 'authenticator' | 'outlook' | 'teams' | 'office' | 'samePhone'

interface SetUpPart {
  readonly part: 'firstSignIn' | 'apps' | 'phone'
  readonly steps: readonly SetUpStep[]
}

/** What a new colleague does, in order, by the families of services that they have. */
export function setUpSteps(families: ReadonlySet<Family>): SetUpPart[] {
  const ifHas = (family: Family, step: SetUpStep): SetUpStep[] => (families.has(family) ? [step] : [])
  return [
    { part: 'firstSignIn', steps: ['open', 'password', 'verify'] },
    { part: 'apps', steps: families.has('office') ? ['install', 'signInApps'] : ['browser'] },
    { part: 'phone', steps: ['authenticator', ...ifHas('exchange', 'outlook'), ...ifHas('teams', 'teams'), ...ifHas('office', 'office'), 'samePhone'] },
  ]
}
