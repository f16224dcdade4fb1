import { render } from '#words/render.ts'
import { BadUse } from './bad-use.ts'
import { findServices } from './find-services.ts'
import { changePeople } from './people-change.ts'
import type { PeopleChangeOptions } from './people-change.ts'
import type { ProgramDesk } from './program-desk.ts'

/** licet apps on|off SERVICE WHO...: switches a service in every product that has it; who has none of them is left alone. */
export function switchApps(desk: ProgramDesk, turn: 'on' | 'off', text: string, who: readonly string[], options: PeopleChangeOptions): Promise<number> {
  return changePeople(desk, who, async (client) => {
    const { displayName: service, products } = await findServices(client, text)
    if (products.length === 0) throw new BadUse('cli.error.serviceNotOwned', { service })
    const services = products.map(({ skuId, servicePlanIds }) => ({ skuId, ...(turn === 'on' ? { turnOn: servicePlanIds } : { turnOff: servicePlanIds }) }))
    return { change: { services }, headline: (count) => render(desk.language, `cli.apps.${turn}`, { service, count }) }
  }, options)
}
