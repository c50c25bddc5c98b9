import {
  type Action,
  type DescribedField,
  describeFields,
  type Destination,
  type GlobalSetting,
  titleOf,
} from '@sluice/kit/host';
import type { Look } from './look';
import { wrap } from './wrap';

/** Describes a destination for people: its settings, and a summary of its actions and presets. */
export function describeDestination(destination: Destination, look: Look): string {
  const { slug, description, authentication, actions, presets } = destination;
  const { paint, width } = look;
  const settings = Object.entries(authentication.fields);
  const [action = ''] = Object.keys(actions);
  return [
    `${wrap(`${paint('heading', titleOf(destination))}: sluice send ${slug} …`, '    ', width, '')}\n`,
    wrap(description, '', width),
    heading('SETTINGS', '(a JSON object; ${NAME} in a text is read from the environment)', look),
    ...(settings.length === 0 ? ['\n', wrap('None.', '', width, '  ')] : []),
    ...settings.map(([key, setting]) => describeSetting(key, setting, look)),
    heading('ACTIONS', `(the fields of one: sluice describe ${slug} ${action})`, look),
    ...Object.entries(actions).map(
      ([key, { title, description: words }]) =>
        `\n  ${paint('name', key)}\n${wrap(`${sentence(title)} ${words}`, '      ', width)}`,
    ),
    heading('PRESETS', '(the subscriptions it has unless you change them)', look),
    ...(presets.length === 0
      ? ['\n', wrap(`None: "sluice init ${slug}" writes subscriptions to fill in.`, '', width, '  ')]
      : []),
    ...presets.map((preset) => describePreset(preset, look)),
  ].join('');
}

/** Describes one action: its fields and its presets. */
export function describeAction(destination: Destination, key: string, action: Action, look: Look): string {
  const { paint, width } = look;
  const presets = destination.presets.filter(({ partnerAction }) => partnerAction === key);
  return [
    `${wrap(paint('heading', `${titleOf(destination)}: ${key}`), '    ', width, '')}\n`,
    wrap(`${sentence(action.title)} ${action.description}`, '', width),
    heading('FIELDS', '(what a mapping fills; where from by default)', look),
    '\n',
    ...describeFields(action.fields).map((field) => describeField(field, '  ', look)),
    ...(presets.length > 0 ? [heading('PRESETS', '', look)] : []),
    ...presets.map((preset) => describePreset(preset, look)),
  ].join('');
}

function heading(title: string, note: string, { paint, width }: Look): string {
  const words = note === '' ? [] : [paint('faint', note)];
  return `\n${wrap([paint('heading', title), ...words].join(' '), '', width)}`;
}

function describePreset(
  { name, partnerAction, subscribe }: Destination['presets'][number],
  { paint, width }: Look,
): string {
  const head = wrap(`${paint('name', name)} → ${partnerAction}`, '      ', width, '  ');
  return `\n${head}${wrap(subscribe, '      ', width)}`;
}

function describeSetting(key: string, setting: GlobalSetting, { paint, width }: Look): string {
  const { type, label, description, required, choices, default: value, placeholder } = setting;
  const facts = [
    { string: 'text', password: 'secret text', number: 'number', boolean: 'true or false' }[type],
    ...(required ? ['required'] : []),
    ...(value === undefined ? [] : [`default ${JSON.stringify(value)}`]),
  ];
  return [
    '\n',
    wrap(`${paint('name', key)} (${facts.join(', ')})`, '      ', width, '  '),
    wrap(`${sentence(label)} ${description}`, '      ', width),
    ...(choices ?? []).map((choice) => describeChoice(choice, width)),
    ...(placeholder ? [wrap(`For example: ${placeholder}`, '      ', width)] : []),
  ].join('');
}

function describeChoice({ value, label }: { value: string | number; label: string }, width: number): string {
  return wrap(value === label ? label : `${value}: ${label}`, '        ', width, '      - ');
}

function describeField(field: DescribedField, indentation: string, look: Look): string {
  const { name, required, label, description, value, from, members } = field;
  const { paint, width } = look;
  const inner = `${indentation}    `;
  return [
    wrap(`${paint('name', name)} (${required ? `${value}, ${required}` : value})`, inner, width, indentation),
    wrap(`${label} ${description}`, inner, width),
    ...(from === undefined ? [] : [wrap(`${paint('faint', 'From')} ${from}`, inner, width)]),
    ...members.map((member) => describeField(member, inner, look)),
  ].join('');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
