import type { Step } from '#scripts/run-steps.ts'

/** The locks of the house as commands; each runs on the tree it is started in. Their faults are planted in test/locks. */
export const LOCKS: readonly Step[] = [
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'pure types', command: 'tsc', args: ['-p', 'tsconfig.pure.json'] },
  { name: 'web types', command: 'tsc', args: ['-p', 'tsconfig.web.json'] },
  { name: 'lint', command: 'oxlint', args: [] },
  { name: 'floors', command: 'node', args: ['scripts/check-floors.ts'] },
  { name: 'sizes', command: 'node', args: ['scripts/check-sizes.ts'] },
  { name: 'names', command: 'node', args: ['scripts/check-names.ts'] },
  { name: 'words', command: 'node', args: ['scripts/check-words.ts'] },
  { name: 'traces', command: 'node', args: ['scripts/check-traces.ts'] },
]
