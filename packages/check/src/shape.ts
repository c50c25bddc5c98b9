import { isObject } from '@sluice/kit/host';
import { allFields, choicesOf, type Definition, type Field } from './definition';
import { type Finding, wrong } from './finding';

/** Whether the definition has the form that hosts read. The other rules skip what has not. */
export function shape(definition: Definition): Finding[] {
  const { actions, presets, authentication } = definition as unknown as Readonly<Record<string, unknown>>; // -- as somebody wrote it
  const fields = isObject(authentication) ? authentication.fields : undefined;
  return [
    ...(Object.keys(definition.actions).length > 0
      ? []
      : [wrong('actions', 'There are none: nothing can be sent.', 'Write an action for each feature of the vendor.')]),
    ...Object.entries(isObject(actions) ? actions : {}).flatMap(([key, action]) => inAction(`actions.${key}`, action)),
    ...(fields === undefined ? [] : inFields('authentication.fields', fields)),
    ...(presets === undefined || Array.isArray(presets)
      ? []
      : [wrong('presets', 'It is not a list.', 'List the presets: name, partnerAction, subscribe, mapping.')]),
    ...allFields(definition).flatMap(({ place, field }) => [...inType(place, field), ...inDefault(place, field)]),
  ];
}

function inAction(place: string, action: unknown): Finding[] {
  if (!isObject(action))
    return [
      wrong(place, 'It is not an action.', 'An action is an object with title, description, fields and perform.'),
    ];
  return [
    ...inFields(`${place}.fields`, action.fields),
    ...(typeof action.perform === 'function'
      ? []
      : [
          wrong(
            `${place}.perform`,
            'There is none: the action sends nothing.',
            'Write the function that sends an event.',
          ),
        ]),
  ];
}

function inFields(place: string, fields: unknown): Finding[] {
  if (!isObject(fields)) return [wrong(place, 'They are not fields.', 'Fields are an object with a member for each.')];
  return Object.entries(fields)
    .filter(([, field]) => !isObject(field))
    .map(([key]) =>
      wrong(`${place}.${key}`, 'It is not a field.', 'A field is an object with label, description and type.'),
    );
}

const types = ['string', 'text', 'number', 'integer', 'datetime', 'boolean', 'password', 'object'];

function inType(place: string, { type }: Field): Finding[] {
  if (typeof type === 'string' && types.includes(type)) return [];
  const problem = type === undefined ? 'There is no type.' : `There is no type ${JSON.stringify(type)}.`;
  return [wrong(`${place}.type`, problem, `The types are ${types.join(', ')}.`)];
}

/** Whether a field's literal default has the field's type and is one of its choices. */
function inDefault(place: string, field: Field): Finding[] {
  const { type, multiple, default: value } = field;
  if (value === undefined || value === null || typeof value === 'object') return [];
  const choices = choicesOf(field).map((choice) => choice.value);
  if (choices.length > 0 && !choices.includes(value))
    return [
      wrong(`${place}.default`, 'It is not among the choices.', `It must be one of ${choices.map(String).join(', ')}.`),
    ];
  if (multiple === true || isOfType(value, type)) return [];
  return [wrong(`${place}.default`, `It is not of the type ${type}.`, 'Write it as one, or map it.')];
}

function isOfType(value: unknown, type: string | undefined): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  // Segment converts texts to numbers.
  if (type === 'number' || type === 'integer') return String(value).trim() !== '' && Number.isFinite(Number(value));
  return type !== 'object';
}
