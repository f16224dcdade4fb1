import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'
import { HOUSE_PLAN, roomsOn } from '#scripts/house-plan.ts'

const TESTS = '\\.test\\.tsx?$'
const PACKAGES = '^node_modules/'

/** A room imports itself and the rooms of its row; its tests also import the fixtures. */
const floors = Object.entries(HOUSE_PLAN).map(
  ([name, { rooms, because }]): IForbiddenRuleType => ({
    name: `floor-of-${name}`,
    severity: 'error',
    comment: because,
    from: { path: `^src/${name}/` },
    to: { path: '^(?:src|test|bench|scripts|migrations)/', pathNot: `^(?:src/${anyOf([name, ...rooms])}/|test/fixtures/)` },
  }),
)

const packages = Object.entries(HOUSE_PLAN).flatMap(([name, room]): IForbiddenRuleType[] => {
  if (!room.packages) return []
  const allowed = room.packages.length > 0 ? `${PACKAGES}${anyOf(room.packages)}/` : '^$'
  return [
    {
      name: `packages-of-${name}`,
      severity: 'error',
      from: { path: `^src/${name}/`, pathNot: TESTS },
      to: { path: PACKAGES, pathNot: allowed },
    },
  ]
})

const walls: IForbiddenRuleType[] = [
  {
    name: 'fixtures-are-for-tests',
    severity: 'error',
    from: { path: '^src/', pathNot: TESTS },
    to: { path: '^test/' },
  },
  {
    name: 'no-node-here',
    severity: 'error',
    comment: 'pure rooms and what runs in a browser know no Node',
    from: { path: `^src/${anyOf(roomsOn('pure', 'browser'))}/`, pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-strange-room',
    severity: 'error',
    comment: 'a folder of src that the plan does not know',
    from: { path: '^src/[^/]+/', pathNot: `^src/${anyOf(Object.keys(HOUSE_PLAN))}/` },
    to: {},
  },
  {
    name: 'nobody-knows-main',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^src/[^/]+$' },
  },
]

/** The plan of the house as dependency-cruiser's rules. */
export const FLOOR_RULES: ICruiseOptions = {
  validate: true,
  ruleSet: { forbidden: [...floors, ...packages, ...walls] },
  // Without this, TypeScript 7 leaves dependency-cruiser reading nothing, and passing.
  parser: 'swc',
  tsPreCompilationDeps: 'specify',
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.(?:css|svg|json|csv)$' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
    conditionNames: ['import', 'node', 'default', 'types'],
    exportsFields: ['exports'],
  },
}

function anyOf(names: readonly string[]): string {
  return `(?:${names.join('|')})`
}
