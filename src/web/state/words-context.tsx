import { createContext, use, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Facts, Language, MessageKey } from '#words/language.ts'
import { dayIn } from '#words/day-in.ts'
import { formatDay } from '#words/format-day.ts'
import { formatMoney } from '#words/format-money.ts'
import type { Session } from '#model/session.ts'
import { loadWords } from './load-words.ts'
import type { CompiledWords } from './load-words.ts'
import { readRemembered, writeRemembered } from './remembered.ts'

export interface Words {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  /** Speaks and tells time as the organisation does, to who has chosen nothing here. */
  readonly follow: (organization: Session['tenant']) => void
  /** The words for a key, with its facts. */
  readonly say: (key: MessageKey, facts?: Facts) => string
  readonly number: (value: number) => string
  /** The organisation's; undefined for the browser's own. */
  readonly timeZone: string | undefined
  /** An ISO date, or the day of an ISO instant in the organisation's time zone, else the browser's: "22 December 2026" (D16). */
  readonly day: (iso: string) => string
  /** An ISO instant as short day and time, in the organisation's time zone, else the browser's (D16). */
  readonly time: (iso: string) => string
  /** How long ago, in a few letters: "10s ago", "2 min ago". */
  readonly ago: (seconds: number) => string
  readonly money: (amount: number, currency: string) => string
  /** A country's name from its ISO code. */
  readonly country: (code: string) => string
}

const WordsContext = createContext<Words | null>(null)

/** How everything on screen gets its words. */
export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords stands outside WordsProvider')
  return words
}

interface Spoken {
  readonly language: Language
  readonly messages: CompiledWords
  readonly timeZone?: string | undefined
}

const INSTANT = /^\d{4}-\d\d-\d\dT/

const dayOf = (iso: string, timeZone: string | undefined): string => (INSTANT.test(iso) ? dayIn(iso, timeZone) : iso)

/** What messages say of an instant is its day. */
const withDays = (facts: Facts, timeZone: string | undefined): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? dayOf(fact, timeZone) : fact]))

function speak({ language, messages, timeZone }: Spoken, setters: Pick<Words, 'setLanguage' | 'follow'>): Words {
  // "22 December" rather than "December 22": the order that all our English texts use.
  const locale = language === 'en' ? 'en-GB' : language
  const numbers = new Intl.NumberFormat(language)
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const spans = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'auto' })
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  return {
    language,
    timeZone,
    ...setters,
    say: (key, facts = {}) => messages[key](withDays(facts, timeZone)),
    number: (value) => numbers.format(value),
    day: (iso) => formatDay(dayOf(iso, timeZone), language),
    time: (iso) => times.format(new Date(iso)),
    ago: (seconds) => (seconds < 60 ? spans.format(-seconds, 'second') : spans.format(-Math.floor(seconds / 60), 'minute')),
    money: (amount, currency) => formatMoney({ amount, currency }, language),
    country: (code) => countries.of(code) ?? code,
  }
}

export function WordsProvider(props: { language: Language; messages: CompiledWords; children: ReactNode }) {
  const [spoken, setSpoken] = useState<Spoken>({ language: props.language, messages: props.messages })
  const words = useMemo(() => {
    const change = (language: Language) => void loadWords(language).then((messages) => setSpoken((before) => ({ ...before, language, messages })))
    return speak(spoken, {
      setLanguage: (language) => {
        writeRemembered('language', language)
        change(language)
      },
      follow: ({ language, timeZone }) => {
        if (language !== null && language !== spoken.language && readRemembered('language') === null) change(language)
        if ((timeZone ?? undefined) !== spoken.timeZone) setSpoken((before) => ({ ...before, timeZone: timeZone ?? undefined }))
      },
    })
  }, [spoken])
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])
  return <WordsContext value={words}>{props.children}</WordsContext>
}
