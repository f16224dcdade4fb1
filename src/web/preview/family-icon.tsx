import { makeStyles, tokens } from '@fluentui/react-components'
import { AppsRegular } from '@fluentui/react-icons/svg/apps'
import { BoardRegular } from '@fluentui/react-icons/svg/board'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { CalendarDataBarRegular } from '@fluentui/react-icons/svg/calendar-data-bar'
import { ChatRegular } from '@fluentui/react-icons/svg/chat'
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task'
import { CubeRegular } from '@fluentui/react-icons/svg/cube'
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop'
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text'
import { FlashRegular } from '@fluentui/react-icons/svg/flash'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { GlobeRegular } from '@fluentui/react-icons/svg/globe'
import { HeartRegular } from '@fluentui/react-icons/svg/heart'
import { LaptopRegular } from '@fluentui/react-icons/svg/laptop'
import { MailRegular } from '@fluentui/react-icons/svg/mail'
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { ShieldRegular } from '@fluentui/react-icons/svg/shield'
import { SparkleRegular } from '@fluentui/react-icons/svg/sparkle'
import type { ReactElement } from 'react'
import { FAMILIES } from '#model/product.ts'
import type { Family } from '#model/product.ts'

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: tokens.spacingHorizontalXXL,
    height: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase400,
  },
})

const ICONS: Readonly<Record<Family, ReactElement>> = {
  suite: <CubeRegular />,
  teams: <ChatRegular />,
  exchange: <MailRegular />,
  office: <DocumentTextRegular />,
  sharepoint: <GlobeRegular />,
  apps: <AppsRegular />,
  copilot: <SparkleRegular />,
  security: <ShieldRegular />,
  compliance: <ClipboardTaskRegular />,
  identity: <PersonKeyRegular />,
  device: <LaptopRegular />,
  windows: <DesktopRegular />,
  viva: <HeartRegular />,
  project: <BoardRegular />,
  visio: <FlowchartRegular />,
  power: <FlashRegular />,
  dynamics: <CalendarDataBarRegular />,
  other: <BoxRegular />,
}

/** A family's colours: ground and ink, by Fluent's tokens. */
const COLORS: Readonly<Record<Family, readonly [string, string]>> = {
  suite: [tokens.colorBrandBackground2, tokens.colorBrandForeground2],
  teams: [tokens.colorPalettePurpleBackground2, tokens.colorPalettePurpleForeground2],
  exchange: [tokens.colorPaletteBlueBackground2, tokens.colorPaletteBlueForeground2],
  office: [tokens.colorPalettePumpkinBackground2, tokens.colorPalettePumpkinForeground2],
  sharepoint: [tokens.colorPaletteTealBackground2, tokens.colorPaletteTealForeground2],
  apps: [tokens.colorPaletteCornflowerBackground2, tokens.colorPaletteCornflowerForeground2],
  copilot: [tokens.colorPaletteGrapeBackground2, tokens.colorPaletteGrapeForeground2],
  security: [tokens.colorPaletteForestBackground2, tokens.colorPaletteForestForeground2],
  compliance: [tokens.colorPaletteNavyBackground2, tokens.colorPaletteNavyForeground2],
  identity: [tokens.colorPaletteMinkBackground2, tokens.colorPaletteMinkForeground2],
  device: [tokens.colorPaletteSteelBackground2, tokens.colorPaletteSteelForeground2],
  windows: [tokens.colorPaletteRoyalBlueBackground2, tokens.colorPaletteRoyalBlueForeground2],
  viva: [tokens.colorPalettePinkBackground2, tokens.colorPalettePinkForeground2],
  project: [tokens.colorPaletteSeafoamBackground2, tokens.colorPaletteSeafoamForeground2],
  visio: [tokens.colorPaletteLavenderBackground2, tokens.colorPaletteLavenderForeground2],
  power: [tokens.colorPaletteGoldBackground2, tokens.colorPaletteGoldForeground2],
  dynamics: [tokens.colorPalettePlatinumBackground2, tokens.colorPalettePlatinumForeground2],
  other: [tokens.colorNeutralBackground3, tokens.colorNeutralForeground2],
}

/** A family as a screen may get it from a server that knows more of them. */
export const familyOf = (name: string): Family => FAMILIES.find((known) => known === name) ?? 'other'

/** A family's sign; its name stands beside it. */
export function FamilyIcon({ family }: { family: Family }) {
  const styles = useStyles()
  const [backgroundColor, color] = COLORS[family]
  return (
    <span aria-hidden className={styles.root} style={{ backgroundColor, color }}>
      {ICONS[family]}
    </span>
  )
}
