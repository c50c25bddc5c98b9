import {
  type Action,
  type DescribedField,
  describeFields,
  type Destination,
  type GlobalSetting,
} from '@sluice/kit/host';
import { wrap } from './wrap';

/** A destination for people to read: its settings, actions with their fields, and presets with their triggers. */
export function describeDestination(destination: Destination, width: number): string {
  const { name, slug, description, authentication, actions, presets } = destination;
  const settings = Object.entries(authentication.fields);
  return [
    `${name}: sluice send ${slug} …\n\n`,
    wrap(description, '', width),
    '\nSETTINGS (a JSON object; ${NAME} in a text is read from the environment)\n',
    ...settings.map(([key, setting]) => describeSetting(key, setting, width)),
    '\nACTIONS\n',
    ...Object.entries(actions).map(([key, action]) => describeAction(key, action, width)),
    '\nPRESETS (the subscriptions it has unless you give your own)\n',
    ...presets.map(
      (preset) => `\n  ${preset.name} → ${preset.partnerAction}\n${wrap(preset.subscribe, '      ', width)}`,
    ),
  ].join('');
}

function describeSetting(key: string, setting: GlobalSetting, width: number): string {
  const { type, label, description, required, choices, default: value, placeholder } = setting;
  const facts = [
    { string: 'text', password: 'secret text', number: 'number', boolean: 'true or false' }[type],
    ...(required ? ['required'] : []),
    ...(value === undefined ? [] : [`default ${JSON.stringify(value)}`]),
  ];
  return [
    `\n  ${key} (${facts.join(', ')})\n`,
    wrap(`${sentence(label)} ${description}`, '      ', width),
    ...(choices ?? []).map((choice) => describeChoice(choice, width)),
    ...(placeholder ? [`      For example: ${placeholder}\n`] : []),
  ].join('');
}

function describeChoice({ value, label }: { value: string | number; label: string }, width: number): string {
  return wrap(value === label ? label : `${value}: ${label}`, '      - ', width);
}

function describeAction(key: string, { title, description, fields }: Action, width: number): string {
  return [
    `\n  ${key}\n`,
    wrap(`${sentence(title)} ${description}`, '      ', width),
    '\n',
    ...describeFields(fields).map((field) => describeField(field, '      ', width)),
  ].join('');
}

function describeField(field: DescribedField, indentation: string, width: number): string {
  const { name, required, label, description, value, from, members } = field;
  const inner = `${indentation}    `;
  return [
    wrap(`${name} (${required ? `${value}, ${required}` : value})`, indentation, width),
    wrap(`${label} ${description}`, inner, width),
    ...(from === undefined ? [] : [wrap(`From ${from}`, inner, width)]),
    ...members.map((member) => describeField(member, inner, width)),
  ].join('');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
