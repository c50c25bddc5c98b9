import { compact, type FieldDefinition, isObject, type ItemsContext } from '@sluice/kit';

/** Who may be written to. It is consent, so it is never taken from traits or properties. */
export const subscriptions = {
  type: 'object',
  label: 'Subscriptions',
  description:
    'What the customer agreed to, by Blueshift’s names: unsubscribed, unsubscribed_push, and subscription_groups, a list ' +
    'of { id, subscribed }.',
  defaultObjectUI: 'keyvalue',
  default: { '@path': '$.integrations.Blueshift.subscriptions' },
} as const satisfies FieldDefinition;

/** https://developer.blueshift.com/reference/post_api-v1-event: how an ID of a subscription group is written. */
const groupId = /^[A-Za-z\d_-]+$/;

/** The subscriptions, refused where Blueshift might read them otherwise than they are meant. */
export function subscriptionAttributes({
  payload,
  refuse,
}: Pick<ItemsContext<{ readonly subscriptions?: Readonly<Record<string, unknown>> }, unknown>, 'payload' | 'refuse'>) {
  const { subscription_groups: groups, ...states } = payload.subscriptions ?? {};
  const unclear = Object.entries(states).find(([name, state]) => isState(name) && asBoolean(state) === undefined);
  if (unclear) throw refuse('subscriptions', `"${unclear[0]}" must be true or false.`);
  const isGood = (group: unknown) =>
    isObject(group) && groupId.test(String(group.id)) && typeof group.subscribed === 'boolean';
  if (groups != null && !(Array.isArray(groups) && groups.every(isGood))) {
    throw refuse(
      'subscriptions',
      'subscription_groups must be a list of an id and subscribed, which is true or false.',
    );
  }
  const read = Object.entries(states).map(([name, state]) => [name, isState(name) ? asBoolean(state) : state] as const);
  return compact({ ...Object.fromEntries(read), subscription_groups: groups });
}

/** Whether the name is of something that somebody has agreed to, and not of when or why. */
function isState(name: string): boolean {
  return /^(?:(?:unsubscribed|opted_in)(?:_push|_inapp|_sms)?|subscription_group_subscribed)$/.test(name);
}

/** True and false also from their texts, which Blueshift keeps as texts; null where nothing is said. */
function asBoolean(state: unknown): boolean | null | undefined {
  if (state === undefined || state === null || state === '') return null;
  const text = typeof state === 'object' ? '' : String(state).trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Names by which Blueshift keeps what a customer agreed to. */
const consent = /^(?:unsubscribed|opted_in|subscription_group)/;

/** Traits or properties without those that say who may be written to; a note tells which those are. */
export function withoutConsent(
  attributes: Readonly<Record<string, unknown>>,
  note: (text: string) => void,
): Record<string, unknown> {
  const names = Object.keys(attributes).filter((name) => consent.test(name));
  if (names.length > 0)
    note(`Left out, since consent is not taken from traits or properties: ${names.join(', ')}. Map "Subscriptions".`);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}
