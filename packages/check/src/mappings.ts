import { compileMapping, ConfigurationError, isSegmentKey } from '@sluice/engine';
import { mappedPaths, nearest } from '@sluice/kit/host';
import { type ActionPart, actionsOf, type Definition, type Field, isDefault, presetsOf } from './definition';
import { doubtful, type Finding, wrong } from './finding';

/** Checks that default mappings and those of presets compile, match the fields, and map what is required. */
export function mappings(definition: Definition): Finding[] {
  const actions = actionsOf(definition);
  const presets = presetsOf(definition);
  return [
    ...Object.entries(actions).flatMap(([key, action]) =>
      Object.entries(action.fields).flatMap(([name, field]) => inField(`actions.${key}.fields.${name}`, field)),
    ),
    ...presets.flatMap(({ partnerAction, mapping = {} }, index) => {
      const place = `presets.${index}`;
      const action = actions[partnerAction];
      if (action) return inPreset(`${place}.mapping`, mapping, action);
      const fix = `There are ${Object.keys(actions).join(', ')}.`;
      if (Object.keys(mapping).length > 0)
        return [wrong(`${place}.partnerAction`, `There is no action "${partnerAction}".`, fix)];
      // Segment's server-side definitions name the plugins of their browser versions like this.
      const problem = `There is no action "${partnerAction}", unless a plugin in the browser is meant.`;
      return [doubtful(`${place}.partnerAction`, problem, fix)];
    }),
  ];
}

function inField(place: string, field: Field): Finding[] {
  const { default: value } = field;
  return value === undefined ? [] : inMapping(`${place}.default`, value);
}

function inPreset(place: string, mapping: Readonly<Record<string, unknown>>, { fields }: ActionPart): Finding[] {
  return [
    ...Object.entries(mapping).flatMap(([name, value]) => {
      if (!Object.hasOwn(fields, name) && !isSegmentKey(name))
        return [
          wrong(`${place}.${name}`, 'The action has no such field.', `It has ${Object.keys(fields).join(', ')}.`),
        ];
      return isDefault(value, fields[name]) ? [] : inMapping(`${place}.${name}`, value);
    }),
    ...Object.entries(fields)
      .filter(([name, { required }]) => required === true && mapping[name] === undefined)
      .map(([name]) => wrong(`${place}.${name}`, 'The field is required, and is not mapped.', 'Map it.')),
  ];
}

function inMapping(place: string, value: unknown): Finding[] {
  try {
    compileMapping({ value });
  } catch (error) {
    const said = error instanceof ConfigurationError ? error.problems.map(({ message }) => message) : [String(error)];
    return [wrong(place, 'The mapping does not compile.', said.join(' '))];
  }
  return mappedPaths(value).flatMap((path) => {
    const [, root = ''] = /^\$\.(\w*)/.exec(path) ?? [];
    if (path === '$.' || members.has(root)) return [];
    const problem = `No event has a value at "${path}".`;
    const near = nearest(root, [...members], 2);
    const fix =
      near === undefined
        ? `An event has ${[...members].slice(0, 9).join(', ')} and the like.`
        : `Did you mean "$.${near}${path.slice(root.length + 2)}"?`;
    return [doubtful(place, problem, fix)];
  });
}

/** The top-level members of events from Segment, RudderStack and their SDKs. */
const members = new Set(
  (
    'type event userId anonymousId properties traits context timestamp messageId name category groupId previousId ' +
    'integrations originalTimestamp sentAt receivedAt channel request_ip rudderId version projectId writeKey options ' +
    'sessionId session_id'
  ).split(' '),
);
