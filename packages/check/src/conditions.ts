import { isSegmentKey } from '@sluice/engine';
import { actionsOf, choicesOf, type Definition, type Field, fieldsIn } from './definition';
import { doubtful, type Finding, wrong } from './finding';

type Fields = Readonly<Record<string, Field>>;

/** Whether conditions on other fields name fields that exist, and values that these can have. */
export function conditions(definition: Definition): Finding[] {
  return [
    ...inFields('authentication.fields', fieldsIn(definition.authentication)),
    ...Object.entries(actionsOf(definition)).flatMap(([key, { fields }]) => inFields(`actions.${key}.fields`, fields)),
  ];
}

function inFields(place: string, fields: Fields): Finding[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(['required', 'depends_on'] as const).flatMap((member) =>
      conditionsOf(field[member]).flatMap((condition) =>
        inCondition(`${place}.${name}.${member}`, name, condition, fields),
      ),
    ),
    ...alwaysRequired(`${place}.${name}`, field),
  ]);
}

function inCondition(place: string, name: string, { fieldKey, value }: Condition, fields: Fields): Finding[] {
  const [root = '', member] = fieldKey.split('.');
  const other = member === undefined ? fields[root] : fields[root]?.properties?.[member];
  if (root === name && member === undefined)
    return [wrong(place, 'It depends on itself.', 'Name the field that decides.')];
  if (!other) {
    const known = Object.keys(fields).filter((one) => one !== name);
    return [wrong(place, `It depends on "${fieldKey}", and there is no such field.`, `There are ${known.join(', ')}.`)];
  }
  const choices = choicesOf(other).map((choice) => choice.value);
  const never = [value].flat().filter((one) => one !== undefined && choices.length > 0 && !choices.includes(one));
  return never.map((one) =>
    wrong(place, `"${fieldKey}" is never "${String(one)}".`, `It is one of ${choices.map(String).join(', ')}.`),
  );
}

function alwaysRequired(place: string, { required, depends_on: dependency }: Field): Finding[] {
  if (required !== true || dependency === undefined) return [];
  const fix = 'Require it by the same conditions.';
  return [doubtful(`${place}.required`, 'It is required even if a screen does not show it.', fix)];
}

interface Condition {
  readonly fieldKey: string;
  readonly value?: unknown;
}

/** The conditions on fields. Segment has others too, such as on the sync mode. */
function conditionsOf(value: unknown): Condition[] {
  const { conditions: all }: { conditions?: unknown } = typeof value === 'object' && value !== null ? value : {};
  return Array.isArray(all) ? all.filter(isOnField) : [];
}

function isOnField(condition: unknown): condition is Condition {
  if (typeof condition !== 'object' || condition === null) return false;
  const { fieldKey, type = 'field' }: { fieldKey?: unknown; type?: unknown } = condition;
  return typeof fieldKey === 'string' && type === 'field' && !isSegmentKey(fieldKey);
}
