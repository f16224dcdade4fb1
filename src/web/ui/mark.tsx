import { tokens } from '@fluentui/react-components'

/** Licet's mark: an L that is a tick. */
export function Mark({ size = '1.75em' }: { size?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect width="32" height="32" rx="8" fill={tokens.colorBrandBackground} />
      <path
        d="M9 7v12.5l5 5L25 12"
        fill="none"
        stroke={tokens.colorNeutralForegroundOnBrand}
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
