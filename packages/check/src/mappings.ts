import { compileMapping, ConfigurationError } from '@sluice/engine';
import { type ActionPart, choicesOf, type Definition, type Field } from './definition';
import { doubtful, type Finding, wrong } from './finding';

/** Whether default mappings and those of presets compile, fit their fields, and fill what is required. */
export function mappings({ actions, presets = [] }: Definition): Finding[] {
  return [
    ...Object.entries(actions).flatMap(([key, action]) =>
      Object.entries(action.fields).flatMap(([name, field]) => inField(`actions.${key}.fields.${name}`, field)),
    ),
    ...presets.flatMap(({ partnerAction, mapping = {} }, index) => {
      const place = `presets.${index}`;
      const action = actions[partnerAction];
      if (action) return inPreset(`${place}.mapping`, mapping, action);
      const known = Object.keys(actions).join(', ');
      return [wrong(`${place}.partnerAction`, `There is no action "${partnerAction}".`, `There are ${known}.`)];
    }),
  ];
}

function inField(place: string, field: Field): Finding[] {
  const { default: value } = field;
  if (value === undefined) return [];
  const choices = choicesOf(field).map((choice) => choice.value);
  const isScalar = typeof value !== 'object' || value === null;
  if (choices.length > 0 && isScalar && !choices.includes(value)) {
    const fix = `It must be one of ${choices.map(String).join(', ')}.`;
    return [wrong(`${place}.default`, 'It is not among the choices.', fix)];
  }
  return inMapping(`${place}.default`, value);
}

function inPreset(place: string, mapping: Readonly<Record<string, unknown>>, { fields }: ActionPart): Finding[] {
  return [
    ...Object.entries(mapping).flatMap(([name, value]) =>
      Object.hasOwn(fields, name) || isSegmentsOwn.test(name)
        ? inMapping(`${place}.${name}`, value)
        : [wrong(`${place}.${name}`, 'The action has no such field.', `It has ${Object.keys(fields).join(', ')}.`)],
    ),
    ...Object.entries(fields)
      .filter(([name, { required }]) => required === true && mapping[name] === undefined)
      .map(([name]) => wrong(`${place}.${name}`, 'The field is required, and is not mapped.', 'Map it.')),
  ];
}

/** What Segment itself puts into a mapping. */
const isSegmentsOwn = /^(__segment_internal_\w+|enable_batching|batch_(size|keys|bytes))$/;

function inMapping(place: string, value: unknown): Finding[] {
  try {
    compileMapping({ value });
  } catch (error) {
    const said = error instanceof ConfigurationError ? error.problems.map(({ message }) => message) : [String(error)];
    return [wrong(place, 'The mapping does not compile.', said.join(' '))];
  }
  return pathsIn(value).flatMap((path) => {
    const [, root = ''] = /^\$\.(\w*)/.exec(path) ?? [];
    if (members.has(root)) return [];
    const problem = `No event has what stands at "${path}".`;
    return [doubtful(place, problem, `An event has ${[...members].slice(0, 9).join(', ')} and the like.`)];
  });
}

/** What an event has at its surface, as Segment, RudderStack and their SDKs send it. */
const members = new Set(
  (
    'type event userId anonymousId properties traits context timestamp messageId name category groupId previousId ' +
    'integrations originalTimestamp sentAt receivedAt channel request_ip rudderId version projectId writeKey options ' +
    'sessionId session_id'
  ).split(' '),
);

/** Paths from the event; those in the shape of a list start from its items. */
function pathsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, operand]) => {
    if (key === '@path' && typeof operand === 'string') return operand === '$.' ? [] : [operand];
    if (key === '@arrayPath' && Array.isArray(operand))
      return typeof operand[0] === 'string' ? [operand[0]] : pathsIn(operand[0]);
    return pathsIn(operand);
  });
}
