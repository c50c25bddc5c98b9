import type { Destination } from '@sluice/kit/host';
import { type ConfigKey, configKeysOf } from './config-keys';
import { displayName } from './db-config';

/** A destination's `ui-config.json`: the form in RudderStack's dashboard. */
export function uiConfig(destination: Destination) {
  const keys = configKeysOf(destination);
  const isNeeded = (key: ConfigKey) => 'isNeeded' in key && key.isNeeded;
  const events = ['eventTable', 'subscriptions'];
  const table = keys.filter((key) => key.type === 'eventTable');
  const name = displayName(destination);
  return {
    uiConfig: {
      baseTemplate: [
        {
          title: 'Initial setup',
          note: `How events reach ${name}`,
          sections: [
            {
              groups: [group('Connection settings', `Your account at ${name}`, 'settings', keys.filter(isNeeded))],
            },
          ],
        },
        {
          title: 'Configuration settings',
          note: 'What is sent, and how',
          sections: [
            {
              id: 'destinationSettings',
              title: 'Destination settings',
              note: 'Each may be left as it is',
              icon: 'settings',
              groups: [
                group(
                  'Other settings',
                  `For ${name}`,
                  'otherSettings',
                  keys.filter((key) => !isNeeded(key) && !events.includes(key.type)),
                ),
                group(
                  'Event settings',
                  'What each event becomes',
                  'eventSettings',
                  keys.filter((key) => events.includes(key.type)),
                ),
              ],
            },
          ],
        },
      ],
      ...(table.length > 0 && {
        redirectGroups: Object.fromEntries(table.map((key) => [redirectOf(key), tableForm(key)])),
      }),
      sdkTemplate: { title: 'SDK settings', note: 'Not needed: events are sent from the server', fields: [] },
      consentSettingsTemplate: {
        title: 'Consent settings',
        note: 'Which consents an event must carry',
        fields: [
          {
            type: 'dynamicCustomForm',
            configKey: 'consentManagement',
            customFields: [consentProvider, consentResolution, consentIds],
          },
        ],
      },
    },
  };
}

const consentProvider = {
  type: 'singleSelect',
  configKey: 'provider',
  label: 'Consent management provider',
  options: [
    { label: 'Custom', value: 'custom' },
    { label: 'OneTrust', value: 'oneTrust' },
    { label: 'Ketch', value: 'ketch' },
    { label: 'iubenda', value: 'iubenda' },
  ],
  default: 'oneTrust',
  required: true,
};

const consentResolution = {
  type: 'singleSelect',
  configKey: 'resolutionStrategy',
  label: 'Resolution',
  note: 'Whether one of the consents is enough',
  options: [
    { label: 'All of them', value: 'and' },
    { label: 'One of them', value: 'or' },
  ],
  default: 'and',
  required: true,
  preRequisites: { fields: [{ configKey: 'provider', value: 'custom' }] },
};

const consentIds = {
  type: 'tagInput',
  configKey: 'consents',
  label: 'Consent category IDs',
  tagKey: 'consent',
  placeholder: 'e.g. marketing',
  default: [{ consent: '' }],
};

function group(title: string, note: string, icon: string, keys: readonly ConfigKey[]) {
  return { title, note, icon, fields: keys.map(fieldOf) };
}

function fieldOf(key: ConfigKey) {
  const { label, description: note } = key;
  switch (key.type) {
    case 'eventTable':
      return { type: 'redirect', redirectGroupKey: redirectOf(key), label, note };
    case 'subscriptions':
      return { type: 'textInput', label, note, configKey: key.key, required: false, placeholder: '[]', secret: false };
    default: {
      const { choices = key.type === 'boolean' ? yesAndNo : undefined, placeholder = '', isSecret, isByNames } = key;
      const common = { label, note, configKey: key.key, required: key.required ?? false };
      const value = isByNames || key.default === undefined ? undefined : String(key.default);
      if (key.type === 'boolean' && !isByNames) {
        return { type: 'checkbox', label, note, configKey: key.key, default: key.default ?? false };
      }
      if (choices) {
        const options = choices.map((choice) => ({ label: choice.label, value: String(choice.value) }));
        return isByNames
          ? { type: 'singleSelect', ...common, options: [byNames, ...options], default: '' }
          : { type: 'singleSelect', ...common, options, ...(value !== undefined && { default: value }) };
      }
      return {
        type: 'textInput',
        ...common,
        ...(key.required && { regex: '^.+$', regexErrorMessage: `${label} is missing.` }),
        placeholder,
        secret: isSecret,
        ...(value !== undefined && { default: value }),
      };
    }
  }
}

const yesAndNo = [
  { label: 'Yes', value: 'true' },
  { label: 'No', value: 'false' },
];

/** A default in the form would apply whichever names are chosen. */
const byNames = { label: 'As it goes with the choice of names', value: '' };

function redirectOf({ key }: ConfigKey): string {
  return `${key}Table`;
}

function tableForm(key: ConfigKey & { readonly type: 'eventTable' }) {
  return {
    tabTitle: key.label,
    tables: [
      {
        note: key.description,
        fields: [
          {
            type: 'mapping',
            label: key.label,
            note: key.description,
            configKey: key.key,
            default: [],
            columns: [
              { type: 'textInput', key: 'from', label: 'Your event', placeholder: 'e.g. Product Viewed' },
              {
                type: 'singleSelect',
                key: 'to',
                label: 'At the vendor',
                options: key.vendorNames.map((name) => ({ name, value: name })),
              },
            ],
          },
        ],
      },
    ],
  };
}
