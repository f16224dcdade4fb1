import type { Step } from '#scripts/run-steps.ts'

/** What was found sound is kept under dist/, so that the next run looks at what has changed since. */
const types = (name: string, project: string): Step => ({
  name,
  command: 'tsc',
  args: ['-p', `${project}.json`, '--incremental', '--tsBuildInfoFile', `dist/types/${project}.tsbuildinfo`],
})

/** The locks of the house as commands; each runs on the tree it is started in. Their faults are planted in test/locks. */
export const LOCKS: readonly Step[] = [
  types('types', 'tsconfig'),
  types('pure types', 'tsconfig.pure'),
  types('web types', 'tsconfig.web'),
  { name: 'lint', command: 'oxlint', args: [] },
  { name: 'floors', command: 'node', args: ['scripts/check-floors.ts'] },
  { name: 'sizes', command: 'node', args: ['scripts/check-sizes.ts'] },
  { name: 'names', command: 'node', args: ['scripts/check-names.ts'] },
  { name: 'words', command: 'node', args: ['scripts/check-words.ts'] },
  { name: 'traces', command: 'node', args: ['scripts/check-traces.ts'] },
]
