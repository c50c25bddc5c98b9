import type { Action, Destination, GlobalSetting, InputField } from '@sluice/kit/host';
import { describeMapping } from './describe-mapping';
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
    ...Object.entries(fields).map(([name, field]) => describeField(name, field, '      ', width)),
  ].join('');
}

function describeField(key: string, field: InputField, indentation: string, width: number): string {
  const { type, multiple, required, label, description, choices, default: value, properties } = field;
  const facts = [
    `${multiple ? 'list of ' : ''}${type}`,
    ...(required === true ? ['required'] : []),
    ...(typeof required === 'object' ? ['required at times'] : []),
    ...(choices ? [`one of ${choices.map((choice) => choice.value).join(', ')}`] : []),
  ];
  const inner = `${indentation}    `;
  return [
    wrap(`${key} (${facts.join(', ')})`, indentation, width),
    wrap(`${sentence(label)} ${description}`, inner, width),
    ...(value === undefined ? [] : [wrap(`From ${describeMapping(value)}`, inner, width)]),
    ...Object.entries(properties ?? {}).map(([name, member]) => describeField(name, member, inner, width)),
  ].join('');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
