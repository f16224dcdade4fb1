/**
 * The plan of the house: every room, its floor and what it may import. A room is a
 * folder of src (migrations stands beside it). The locks on imports, types and lint are
 * held against this table; changing it takes an ADR in docs/adr.
 */
export type Room = {
  floor: number
  /** Other rooms it may import. */
  rooms: readonly string[]
  /** npm packages it may import; absent: any. */
  packages?: readonly string[]
  /** pure: no Node, no clock, no chance. browser: no Node. */
  ground: 'pure' | 'browser' | 'node'
  because: string
}

const PURE_CORE = ['model', 'words', 'engine', 'odata', 'catalogue'] as const
const FACE = [...PURE_CORE, 'store', 'actions', 'threads'] as const

export const HOUSE_PLAN: Readonly<Record<string, Room>> = {
  model: { floor: 1, rooms: [], packages: ['zod'], ground: 'pure', because: 'it is the ground' },
  words: { floor: 1, rooms: [], packages: ['zod', '@messageformat/core'], ground: 'pure', because: 'it is the ground' },
  engine: { floor: 2, rooms: ['model'], packages: [], ground: 'pure', because: 'a rule knows no table, no clock, no socket, no language' },
  odata: { floor: 2, rooms: ['model'], packages: [], ground: 'pure', because: 'a query is a value' },
  catalogue: { floor: 2, rooms: ['model'], packages: ['zod', 'csv-parse'], ground: 'pure', because: 'data and its reading' },
  migrations: { floor: 2, rooms: ['model'], packages: ['kysely'], ground: 'node', because: 'tables change forward, one step a file' },
  store: { floor: 3, rooms: ['model', 'odata', 'migrations'], ground: 'node', because: 'it answers query values; it decides nothing' },
  client: { floor: 3, rooms: ['model', 'odata'], packages: [], ground: 'browser', because: 'it formats queries and reads shapes; it is given fetch' },
  actions: { floor: 5, rooms: ['model', 'engine', 'odata', 'catalogue', 'store'], ground: 'node', because: 'the only place where rules meet records' },
  sample: { floor: 6, rooms: ['model', 'engine', 'catalogue', 'store', 'actions', 'threads'], ground: 'node', because: 'a tenant that is made, not copied' },
  cli: { floor: 5, rooms: ['model', 'words', 'odata', 'client'], ground: 'node', because: 'a stranger on the wire, like any script' },
  web: { floor: 5, rooms: ['model', 'words', 'odata', 'client'], ground: 'browser', because: 'a stranger on the wire, like any script' },
  threads: { floor: 6, rooms: ['model', 'engine', 'catalogue', 'store', 'actions'], ground: 'node', because: 'where actions and questions run: one writer, several readers' },
  jobs: { floor: 6, rooms: ['model', 'store', 'actions', 'threads'], ground: 'node', because: 'it only calls what a person could call' },
  doors: { floor: 6, rooms: ['model', 'words', 'engine', 'store', 'threads'], ground: 'node', because: "identity; permission is the engine's" },
  graph: { floor: 6, rooms: FACE, ground: 'node', because: 'a face, no rule of its own' },
  desk: { floor: 6, rooms: FACE, ground: 'node', because: 'a face, no rule of its own' },
  main: { floor: 7, rooms: [...FACE, 'client', 'sample', 'cli', 'jobs', 'doors', 'graph', 'desk'], ground: 'node', because: 'the one place where everything meets' },
}

/** Folders beside the rooms, which may import everything. */
export const OUTSIDE = ['test', 'bench', 'scripts'] as const

/** Names of the rooms that stand on a ground. */
export function roomsOn(...grounds: Room['ground'][]): string[] {
  return Object.keys(HOUSE_PLAN).filter((name) => grounds.includes(HOUSE_PLAN[name]!.ground))
}
