// What happened, in order: kept for a while so that a watcher who lost the line can go on where it was.

export interface LicetEvent {
  readonly id: number
  readonly tenantId: string
  readonly type: 'operation' | 'changed'
  readonly data: Readonly<Record<string, unknown>>
}

const KEPT = 2_000

/** An in-memory ring of the newest events and those who watch it. */
export class Events {
  readonly #kept: LicetEvent[] = []
  readonly #watchers = new Set<(event: LicetEvent) => void>()
  readonly #done = new Map<unknown, number>()
  #nextId: number

  /** @param firstId grows over restarts (the start time will do), so that ids of an earlier process are known as old. */
  constructor(firstId: number) {
    this.#nextId = firstId
  }

  /** Of the newest event there was, here or in an earlier process. */
  get lastId(): number {
    return this.#nextId - 1
  }

  emit(event: Omit<LicetEvent, 'id'>): void {
    const full = { ...event, id: this.#nextId++ }
    this.#kept.push(full)
    if (this.#kept.length > KEPT) this.#kept.shift()
    if (event.type === 'operation') this.#noteDone(event.data)
    for (const watcher of this.#watchers) watcher(full)
  }

  /** How far a running operation was told to be, which the store knows only once it has ended; undefined of any other. */
  doneOf(operationId: string): number | undefined {
    return this.#done.get(operationId)
  }

  #noteDone({ id, state, done }: LicetEvent['data']): void {
    if (state === 'running') this.#done.set(id, Number(done))
    else this.#done.delete(id)
  }

  /** Those after an id, or undefined when some of them are no longer known: the watcher then reads everything anew. */
  after(id: number): readonly LicetEvent[] | undefined {
    const oldest = this.#kept[0]?.id ?? this.#nextId
    return id < oldest - 1 || id >= this.#nextId ? undefined : this.#kept.filter((event) => event.id > id)
  }

  watch(watcher: (event: LicetEvent) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }
}
