import { type Action, type InputField, type Item, type Payload, rejected, type Rejected } from '@sluice/kit/host';

/** A field with what a test need not say left out, and choices that are their own labels. */
export type PlainField = Omit<InputField, 'description' | 'choices' | 'default' | 'properties'> & {
  readonly description?: string;
  readonly choices?: readonly (string | number)[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, PlainField>>;
};
export type PlainFields = Readonly<Record<string, PlainField>>;

interface PlainContext<P> {
  readonly payload: P;
  readonly refuse: (field: string, reason: string) => Rejected;
}

interface PlainDefinition<P> {
  readonly title: string;
  readonly description: string;
  readonly fields: PlainFields;
  /** May throw what `refuse` makes. */
  readonly items: (context: PlainContext<P>) => readonly Item[];
}

/** An action that no table makes, as those of other hosts' definitions are: its payload is what Segment would hand to `perform`. */
export function plainAction<P = Payload>({ items, ...definition }: PlainDefinition<P>): Action {
  const fields = inputFields(definition.fields);
  const refuse = (field: string, reason: string) => rejected('event', `${fields[field]?.label ?? field}: ${reason}`);
  return {
    ...definition,
    fields,
    plannerFor: () => (payload) => {
      try {
        return { items: items({ payload: payload as P, refuse }), people: peopleOf(fields, payload), notes: [] };
      } catch (thrown) {
        const isRefusal = typeof thrown === 'object' && thrown !== null && 'status' in thrown;
        return isRefusal ? (thrown as Rejected) : rejected('event', 'No request could be made.', { cause: thrown });
      }
    },
    perform: () => Promise.reject(new Error('This action is for the engine alone.')),
    performBatch: () => Promise.reject(new Error('This action is for the engine alone.')),
  };
}

function inputFields(fields: PlainFields): Record<string, InputField> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, { choices, properties, description = '', default: value, ...rest }]) => [
      key,
      {
        ...rest,
        description,
        ...(choices && { choices: choices.map((choice) => ({ value: choice, label: String(choice) })) }),
        ...(properties && { properties: inputFields(properties) }),
        ...(value !== undefined && { default: value as string }),
      },
    ]),
  );
}

function peopleOf(fields: Readonly<Record<string, InputField>>, payload: Payload): string[] {
  return Object.keys(fields)
    .filter((key) => fields[key]?.category === 'identifier' && payload[key] != null)
    .map((key) => String(payload[key]).toLowerCase());
}
