// The tabs of a person beside Licenses and apps, each with the code of its body, fetched when it is opened.
import { lazy } from 'react'
import type { ComponentType } from 'react'
import type { PersonTabProps } from './person-task.ts'

type TabBody = ComponentType<PersonTabProps>

/** The order of the panel; `licenses` is its form. A tab is added here, with its words `page.user.tab.NAME`. */
export const PERSON_TABS = ['account', 'licenses', 'groups', 'data', 'why', 'history'] as const
export type PersonTab = (typeof PERSON_TABS)[number]

export const TAB_BODIES: Readonly<Record<Exclude<PersonTab, 'licenses'>, TabBody>> = {
  account: lazy(async () => ({ default: (await import('./account-tab.tsx')).AccountTab })),
  groups: lazy(async () => ({ default: (await import('./groups-of-person.tsx')).GroupsOfPerson })),
  data: lazy(async () => ({ default: (await import('./data-tab.tsx')).DataTab })),
  why: lazy(async () => ({ default: (await import('./why-tab.tsx')).WhyTab })),
  history: lazy(async () => ({ default: (await import('./history-tab.tsx')).HistoryTab })),
}
