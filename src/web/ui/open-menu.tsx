import {
  Menu,
  MenuDivider,
  MenuGroup as FluentMenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { Fragment, useState } from 'react'
import type { LazyMenuProps, MenuGroup } from './menu-props.ts'

/** The menu behind LazyMenu: open as soon as its code has come. */
export function OpenMenu({ trigger, groups }: LazyMenuProps) {
  const [isOpen, setOpen] = useState(true)
  const checkedValues = Object.fromEntries(groups.map((group) => [group.id, group.kind === 'verbs' ? [] : [...group.chosen]]))
  return (
    <Menu
      open={isOpen}
      onOpenChange={(_event, data) => setOpen(data.open)}
      checkedValues={checkedValues}
      onCheckedValueChange={(_event, { name, checkedItems }) => {
        const group = groups.find(({ id }) => id === name)
        if (group && group.kind !== 'verbs') group.onChoose(checkedItems)
      }}
    >
      <MenuTrigger disableButtonEnhancement>{trigger}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {groups.map((group, index) => (
            <Fragment key={group.id}>
              {index > 0 ? <MenuDivider /> : null}
              <FluentMenuGroup>
                {group.label ? <MenuGroupHeader>{group.label}</MenuGroupHeader> : null}
                <GroupItems group={group} />
              </FluentMenuGroup>
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function GroupItems({ group }: { group: MenuGroup }) {
  if (group.kind === 'verbs') {
    return group.verbs.map((verb) => (
      <MenuItem key={verb.id} {...(verb.icon ? { icon: verb.icon } : {})} onClick={verb.onClick}>
        {verb.label}
      </MenuItem>
    ))
  }
  const Item = group.kind === 'one' ? MenuItemRadio : MenuItemCheckbox
  return group.choices.map((choice) => (
    <Item key={choice.id} name={group.id} value={choice.id}>
      {choice.label}
    </Item>
  ))
}
