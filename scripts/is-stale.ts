import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

/** Whether what was built is missing or older than something it was built from; tests are no part of it. */
export function isStale(built: string, sources: readonly string[]): boolean {
  const file = join(PROJECT_ROOT, built)
  if (!existsSync(file)) return true
  const builtAt = statSync(file).mtimeMs
  return globSync(sources, { cwd: PROJECT_ROOT }).some((source) => !/\.test\.tsx?$/.test(source) && statSync(join(PROJECT_ROOT, source)).mtimeMs > builtAt)
}
