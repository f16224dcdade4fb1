import { makeStyles } from '@fluentui/react-components'
import { useMemo } from 'react'

const useStyles = makeStyles({ legend: { textTransform: 'none' } })

/** Legends in the words they were given, not In Capitals; what finds no room goes to the next line. */
export function useLegends(): { readonly styles: { readonly legend: string }; readonly enabledWrapLines: true } {
  const { legend } = useStyles()
  return useMemo(() => ({ styles: { legend }, enabledWrapLines: true }), [legend])
}
