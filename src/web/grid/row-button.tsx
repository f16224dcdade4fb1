import { Button } from '@fluentui/react-components'
import type { ButtonProps } from '@fluentui/react-components'
import { useContext } from 'react'
import { RowTabStop } from './row-tab-stop.ts'

/** A button in a cell of a grid: Tab reaches that of the active row, and passes those of all others. */
export function RowButton(props: ButtonProps) {
  return <Button tabIndex={useContext(RowTabStop)} {...props} />
}
