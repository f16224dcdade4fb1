import {
  createDarkTheme,
  createLightTheme,
  FluentProvider,
  teamsHighContrastTheme,
} from '@fluentui/react-components'
import type { Theme } from '@fluentui/react-components'
import { createContext, use, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { BRAND_RAMP } from './brand-ramp.ts'
import { readRemembered, writeRemembered } from './remembered.ts'
import { useMediaQuery } from './use-media-query.ts'

export const THEME_CHOICES = ['system', 'light', 'dark', 'highContrast'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

interface ThemeState {
  readonly choice: ThemeChoice
  readonly setChoice: (choice: ThemeChoice) => void
}

const THEMES: Readonly<Record<Exclude<ThemeChoice, 'system'>, Theme>> = {
  light: createLightTheme(BRAND_RAMP),
  dark: {
    ...createDarkTheme(BRAND_RAMP),
    // Fluent's own choice of ramp steps is too dim for text on dark grounds.
    colorBrandForeground1: BRAND_RAMP[120],
    colorBrandForeground2: BRAND_RAMP[130],
    colorBrandForegroundLink: BRAND_RAMP[120],
    colorBrandForegroundLinkHover: BRAND_RAMP[130],
    colorNeutralForeground2BrandHover: BRAND_RAMP[120],
    colorNeutralForeground2BrandPressed: BRAND_RAMP[120],
    colorNeutralForeground2BrandSelected: BRAND_RAMP[120],
  },
  highContrast: teamsHighContrastTheme,
}

const ThemeContext = createContext<ThemeState | null>(null)

/** The chosen theme and the way to change it. */
export function useThemeChoice(): ThemeState {
  const state = use(ThemeContext)
  if (!state) throw new Error('useThemeChoice stands outside ThemeProvider')
  return state
}

/** Fluent's theme: the one chosen here before, else what the system asks for, and follows when it changes. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const remembered = readRemembered('theme')
  const [choice, setChoice] = useState<ThemeChoice>(THEME_CHOICES.find((known) => known === remembered) ?? 'system')
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
  const forcesColors = useMediaQuery('(forced-colors: active)')
  const system = forcesColors ? 'highContrast' : prefersDark ? 'dark' : 'light'
  // Paper is white whatever the screen is.
  const isPrinted = useMediaQuery('print')
  const shown = isPrinted ? 'light' : choice === 'system' ? system : choice
  const state = useMemo(
    () => ({
      choice,
      setChoice(next: ThemeChoice) {
        writeRemembered('theme', next)
        setChoice(next)
      },
    }),
    [choice],
  )
  useEffect(() => {
    document.documentElement.style.colorScheme = shown === 'light' ? 'light' : 'dark'
  }, [shown])
  return (
    <ThemeContext value={state}>
      <FluentProvider theme={THEMES[shown]} style={{ height: '100%' }}>
        {children}
      </FluentProvider>
    </ThemeContext>
  )
}
