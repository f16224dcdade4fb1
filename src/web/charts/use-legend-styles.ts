import { makeStyles } from '@fluentui/react-components'
import { useMemo } from 'react'

const useStyles = makeStyles({ legend: { textTransform: 'none' } })

/** Legends in the words they were given, not In Capitals. */
export function useLegendStyles(): { readonly styles: { readonly legend: string } } {
  const { legend } = useStyles()
  return useMemo(() => ({ styles: { legend } }), [legend])
}
