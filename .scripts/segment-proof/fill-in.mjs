// Fills in what a user would: required fields without a default, or whose default finds nothing in an event.
const byName = [
  [/url|endpoint|uri|link/i, 'https://hooks.vendor.example/in'],
  [/currency/i, 'EUR'],
  [/region/i, 'us-east-1'],
  [/country/i, 'GB'],
  [/e-?mail/i, 'ada@shop.example'],
  [/phone|^to$|^from$/i, '+12025550123'],
  [/time|date/i, '2026-03-01T12:00:00.000Z'],
];
const byFormat = {
  uri: 'https://hooks.vendor.example/in',
  email: 'ada@shop.example',
  uuid: '6d92078a-8246-4ba4-ae5b-76104861e7dc',
  date: '2026-03-01',
  'date-time': '2026-03-01T12:00:00.000Z',
  ipv4: '203.0.113.7',
};

/** The mapping with a value for each required field, even if what it refers to is not in an event. */
export function fillIn(fields = {}, mapping) {
  const filled = { ...mapping };
  for (const [key, field] of Object.entries(fields)) {
    if (!field.required) continue;
    const given = filled[key];
    const value = valueFor(key, field);
    if (given === undefined || given === null || given === '') filled[key] = value;
    else if (isDirective(given)) filled[key] = { '@if': { exists: given, then: given, else: value } };
  }
  return filled;
}

function isDirective(value) {
  return (
    typeof value === 'object' &&
    Object.keys(value).some((key) => key.startsWith('@') && key !== '@if' && key !== '@arrayPath')
  );
}

function valueFor(key, { type, format, choices = [], multiple, properties, default: value, minimum }) {
  const single = singleFor(key, { type, format, choices, properties, value, minimum });
  return multiple ? [single] : single;
}

function singleFor(key, { type, format, choices, properties, value, minimum }) {
  if (choices.length > 0) return choices[0].value ?? choices[0];
  if (['string', 'number', 'boolean'].includes(typeof value)) return value;
  switch (type) {
    case 'number':
    case 'integer':
      return Math.max(1, minimum ?? 1);
    case 'boolean':
      return true;
    case 'datetime':
      return byFormat['date-time'];
    case 'object':
      return properties
        ? Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, valueFor(name, member)]))
        : { name: 'value' };
    default:
      return byFormat[format] ?? byName.find(([pattern]) => pattern.test(key))?.[1] ?? `${key}-1`;
  }
}
