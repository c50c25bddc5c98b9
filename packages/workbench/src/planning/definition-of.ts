import type { Destination } from '@sluice/kit/host';
import type { Definition } from './planner';

/** A destination without its functions. */
export function definitionOf({ slug, name, description, authentication, actions, presets }: Destination): Definition {
  const data = {
    slug,
    name,
    description,
    settings: authentication.fields,
    actions: Object.fromEntries(
      Object.entries(actions).map(([key, action]) => {
        const { title, description: words, fields, defaultSubscription } = action;
        return [key, { title, description: words, fields, ...(defaultSubscription && { defaultSubscription }) }];
      }),
    ),
    presets: presets.map(({ name: title, partnerAction, subscribe, mapping }) => ({
      name: title,
      partnerAction,
      subscribe,
      mapping,
    })),
  };
  // Only data reaches the page.
  return JSON.parse(JSON.stringify(data)) as Definition;
}
