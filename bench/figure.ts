// What a benchmark says: one line a figure.

export interface Figure {
  readonly name: string
  readonly unit: 'ms'
  /** The bare minimum, measured in the same run; null when there is nothing to compare with. */
  readonly floor: number | null
  readonly product: number
  /** Product to floor; lower is better. */
  readonly ratio: number | null
  /** What else was measured, each with its unit in its name. */
  readonly [field: string]: string | number | null
}

export interface BenchOptions {
  /** How many generated people; null leaves it to the benchmark. */
  readonly users: number | null
  /** On which database alone, where it can be chosen. */
  readonly database: 'sqlite' | 'postgres' | null
}

/** Gives its figures one by one, as they are known. */
export type Benchmark = (options: BenchOptions) => AsyncGenerator<Figure>

export interface Pair {
  readonly floor: number | null
  readonly product: number
}

const round = (value: number): number => Number(value.toPrecision(4))

/** A line from times in milliseconds. */
export function figure(name: string, { floor, product }: Pair, more: Readonly<Record<string, string | number>> = {}): Figure {
  const rounded = Object.entries(more).map(([field, value]) => [field, typeof value === 'number' ? round(value) : value] as const)
  return {
    name,
    unit: 'ms',
    floor: floor === null ? null : round(floor),
    product: round(product),
    ratio: floor === null ? null : round(product / floor),
    ...Object.fromEntries(rounded),
  }
}
