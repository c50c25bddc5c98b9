import type { Destination, GlobalSetting } from '@sluice/kit/host';
import type { EventTable } from './built-in';
import { builtInOf, keyOf, usualSettings, wordOf } from './built-in-of';
import { settingRulesOf } from './setting-rules';
import { subscriptionsKey, vendorNamesKey } from './translation-of';

/** The key of a setting. */
export type SettingKey = GlobalSetting & {
  readonly key: string;
  /** Whether it must be set as long as the other settings have their defaults. */
  readonly isNeeded: boolean;
  readonly isSecret: boolean;
  /** Whether its default differs if the vendor's own names are used. */
  readonly isByNames: boolean;
};

/** One key of a destination's configuration in RudderStack. */
export type ConfigKey =
  | SettingKey
  | (Pick<GlobalSetting, 'label' | 'description'> & { readonly key: string; readonly type: 'subscriptions' })
  | (EventTable & { readonly type: 'eventTable' });

/** The keys that a destination's configuration may have, the needed ones first. */
export function configKeysOf(destination: Destination): readonly ConfigKey[] {
  const builtIn = builtInOf(destination);
  const { habits, secretKeys = [], eventTable } = builtIn ?? {};
  const usual = usualSettings(destination);
  const needed = new Set(neededSettings(destination));
  const settings = Object.entries(destination.authentication.fields).map(([setting, definition]) => {
    const { default: _, required: __, choices, ...rest } = definition;
    const key = keyOf(destination, setting);
    const word = (value: string | number | boolean) => wordOf(destination, setting, value);
    const value = usual[setting] as string | undefined;
    return {
      ...rest,
      key,
      isNeeded: needed.has(setting),
      isSecret: definition.type === 'password' || secretKeys.includes(key),
      ...(value !== undefined && { default: word(value) }),
      ...(choices && { choices: choices.map((choice) => ({ ...choice, value: word(choice.value) as string })) }),
      isByNames: habits !== undefined && Object.hasOwn(habits({}), setting),
      ...(definition.required && value === undefined && { required: true }),
    };
  });
  return [
    ...settings.toSorted((one, other) => Number(other.isNeeded) - Number(one.isNeeded)),
    ...(eventTable ? [{ ...eventTable, type: 'eventTable' as const }] : []),
    ...(builtIn
      ? [
          {
            key: vendorNamesKey,
            type: 'boolean' as const,
            label: `${destination.name}’s own names`,
            description:
              `Events and properties arrive as ${destination.name} calls them, with everything that its presets add. ` +
              'Without it they arrive as RudderStack’s own integration sends them, so that campaigns keep working.',
            default: false,
            isNeeded: false,
            isSecret: false,
            isByNames: false,
          },
        ]
      : []),
    {
      key: subscriptionsKey,
      type: 'subscriptions',
      label: 'Subscriptions',
      description:
        'What each event becomes, as JSON: all subscriptions as a list, [{ "partnerAction", "subscribe", "mapping" }], or ' +
        `changes to the presets by their names, { "<preset>": { "mapping": {…} } }. "sluice describe ${destination.slug}" lists them.`,
    },
  ];
}

/** The keys that are usually set: those that must be, and those of RudderStack's own integration. */
export function usualKeysOf(destination: Destination): readonly SettingKey[] {
  const known = Object.values(builtInOf(destination)?.keys ?? {});
  return configKeysOf(destination).filter(
    (key): key is SettingKey => 'isNeeded' in key && (key.isNeeded || known.includes(key.key)),
  );
}

/** The settings that must be set as long as the others have their defaults. */
function neededSettings(destination: Destination): readonly string[] {
  const usual = usualSettings(destination);
  const required = Object.entries(destination.authentication.fields).filter(
    ([setting, definition]) => definition.required && usual[setting] === undefined,
  );
  const conditional = settingRulesOf(destination).filter(({ when }) =>
    Object.entries(when).every(([setting, value]) => usual[setting] === value),
  );
  return [...required.map(([setting]) => setting), ...conditional.flatMap(({ missing }) => missing ?? [])];
}
