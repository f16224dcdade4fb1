import type { Figure } from './figure.ts'

const HEAD = ['benchmark', 'floor ms', 'product ms', 'ratio', ''] as const

const text = (value: number | null): string => (value === null ? '-' : String(value))

/** Figures for people: a line each, numbers below one another. */
export function formatTable(figures: readonly Figure[]): string {
  const lines = figures.map(({ name, unit: _unit, floor, product, ratio, ...more }) => [
    name,
    text(floor),
    text(product),
    text(ratio),
    Object.entries(more).map(([field, value]) => `${field} ${value}`).join(', '),
  ])
  const rows = [[...HEAD], ...lines]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const pad = (cell: string, column: number): string =>
    column === 0 || column === HEAD.length - 1 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}
