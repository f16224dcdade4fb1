import type { EntityShape } from '#model/entity.ts'

/**
 * The properties of a shape to answer with: those selected that may be shown, with the id first; without a selection,
 * Graph's default set.
 */
export function selectProperties(shape: EntityShape, select: readonly string[] | undefined): readonly string[] {
  if (select === undefined) {
    return Object.keys(shape.properties).filter((name) => shape.properties[name]?.returned === 'default')
  }
  const shown = (name: string): boolean => (shape.properties[name]?.returned ?? 'never') !== 'never'
  return [...new Set(shape.properties['id'] === undefined ? select : ['id', ...select])].filter(shown)
}
