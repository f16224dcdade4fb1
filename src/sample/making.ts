// What every part of making an organisation needs.
import type { Db } from '#store/database.ts'
import type { Directory } from './directory.ts'
import type { Organization } from './organization-file.ts'

export interface Making {
  readonly db: Db
  readonly tenant: number
  readonly organization: Organization
  readonly directory: Directory
  readonly now: Date
}

const DAY_MS = 24 * 3_600_000

/** The instant so many days from now; days ago are negative. */
export const daysFrom = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString()
