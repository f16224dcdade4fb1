import { useEffect, useState } from 'react'

/** Long enough that a word typed quickly is one question, short enough to feel at once. */
const PAUSE_MS = 120
/** A page that is still being opened may overlook what it is told: then it is told again. */
const AGAIN_MS = 1_000

/**
 * Text that is typed here and held by the address: the address follows after a pause, and the text follows the address
 * where something else has changed it. What comes back late of one's own typing overwrites nothing typed since.
 */
export function useTypedText(held: string, tell: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(held)
  const [known, setKnown] = useState(held)
  const [told, setTold] = useState<readonly string[]>([])
  if (held !== known) {
    setKnown(held)
    const echo = told.indexOf(held)
    setTold(told.slice(echo + 1))
    if (echo === -1) setText(held)
  }
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === known) return
    const wasTold = told.at(-1) === wanted
    const timer = setTimeout(() => {
      setTold((before) => (wasTold ? [...before] : [...before, wanted]))
      tell(wanted)
    }, wasTold ? AGAIN_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, known, told, tell])
  return [text, setText]
}
