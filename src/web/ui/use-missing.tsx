import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useId } from 'react'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, alignSelf: 'center' },
})

interface Missing {
  /** For the button: greyed, and described by the note. */
  readonly describes: { readonly disabledFocusable?: true; readonly 'aria-describedby'?: string }
  /** Stands beside the button. */
  readonly note: ReactNode
}

/** Why a verb cannot be pressed yet; null when it can. */
export function useMissing(text: string | null): Missing {
  const styles = useStyles()
  const id = useId()
  if (text === null) return { describes: {}, note: null }
  return {
    describes: { disabledFocusable: true, 'aria-describedby': id },
    note: (
      <span id={id} className={styles.note}>
        {text}
      </span>
    ),
  }
}
