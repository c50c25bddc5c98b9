import { actionsOf, allFields, choicesOf, type Definition, presetsOf } from './definition';
import { doubtful, type Finding, wrong } from './finding';

/** Whether everything on a mapping screen has a label and description, and no two things have the same. */
export function words(definition: Definition): Finding[] {
  const { description } = definition;
  const actions = actionsOf(definition);
  const presets = presetsOf(definition);
  return [
    // Optional in Segment.
    ...lacking('', { description }).map((one): Finding => ({ ...one, level: 'doubtful' })),
    ...Object.entries(actions).flatMap(([key, { title, description: about }]) =>
      lacking(`actions.${key}`, { title, description: about }),
    ),
    ...allFields(definition).flatMap(({ place, field }) => [
      ...lacking(place, { label: field.label }),
      // Members of an object may need no description.
      ...(place.includes('.properties.') ? [] : lacking(place, { description: field.description })),
      ...choicesOf(field).flatMap(({ value, label }) => lacking(`${place}.choices.${String(value)}`, { label })),
      ...repeatedWords(place, field),
    ]),
    ...presets.flatMap(({ name }, index) => lacking(`presets.${index}`, { name })),
    ...twice('actions', 'title', Object.values(actions)),
    ...twice('presets', 'name', presets),
  ];
}

function lacking(place: string, texts: Readonly<Record<string, unknown>>): Finding[] {
  return Object.entries(texts)
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([name]) => {
      const fix = 'Say what it is, in the words of the vendor’s users.';
      return wrong(place === '' ? name : `${place}.${name}`, `There is no ${name}.`, fix);
    });
}

function repeatedWords(place: string, { label = '', description = '' }: { label?: string; description?: string }) {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
  if (letters(label) === '' || letters(label) !== letters(description)) return [];
  const fix = 'Say where the value is found, or what it does.';
  return [doubtful(`${place}.description`, 'It says the same as the label.', fix)];
}

function twice(place: string, member: 'title' | 'name', all: readonly { title?: string; name?: string }[]): Finding[] {
  const texts = all.map((one) => one[member]).filter((text) => text !== undefined && text !== '');
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))].map((text) =>
    wrong(place, `Two have the ${member} "${text}".`, 'Users choose by it: give each its own.'),
  );
}
