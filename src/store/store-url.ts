// What a store is called: a file path, `sqlite:PATH`, or a URL of PostgreSQL.
import { resolve } from 'node:path'

export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:/.test(url)

/** The file of a URL that is none of PostgreSQL's. */
export const sqliteFileOf = (url: string): string => url.replace(/^sqlite:/, '')

/** How a store is named before people: without the password of its URL. */
export function storeName(url: string): string {
  if (!isPostgresUrl(url)) return resolve(sqliteFileOf(url))
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
