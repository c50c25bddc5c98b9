import type { Destination, RawSettings } from '@sluice/kit/host';

/** Settings and the values they have. */
type Condition = Readonly<Record<string, string | number | boolean>>;

/** A combination of settings that the destination refuses. */
export interface SettingRule {
  readonly when: Condition;
  /** The setting that is then required; if undefined, the combination itself is invalid. */
  readonly missing?: string;
}

/** A setting with a few possible values. */
interface Choice {
  readonly setting: string;
  readonly values: readonly (string | number | boolean)[];
}

/**
 * The combinations of individually valid settings that a destination refuses, as far as the values of one or two choices can
 * describe them. They are found by running its `problems` on the combinations of the choices that matter, once with all texts and
 * once without each of them.
 */
export function settingRulesOf(destination: Destination): readonly SettingRule[] {
  const fields = Object.entries(destination.authentication.fields);
  const choices = fields.flatMap(([setting, { type, choices: of }]): Choice[] => {
    const values = of?.map((choice) => choice.value) ?? (type === 'boolean' ? [true, false] : []);
    return values.length > 0 ? [{ setting, values }] : [];
  });
  const texts = fields.filter(([setting]) => choices.every((choice) => choice.setting !== setting));
  const all = Object.fromEntries(
    fields.map(([setting, { placeholder, default: value, choices: among }]) => [
      setting,
      value ?? among?.[0]?.value ?? placeholder ?? setting,
    ]),
  );
  const optional = texts.filter(([, { required, default: value }]) => !required && value === undefined);
  const refusedIn = (settings: RawSettings) => new Set(destination.problems(settings).map(({ setting }) => setting));
  const isMissed = (missing: string, combination: Condition) => {
    const { [missing]: _, ...rest } = all;
    return refusedIn({ ...rest, ...combination }).has(missing) && !refusedIn({ ...all, ...combination }).has(missing);
  };
  const isWrong = (combination: Condition) => {
    const refused = refusedIn({ ...all, ...combination });
    return choices.some(({ setting }) => refused.has(setting));
  };
  const verdict = (combination: Condition) =>
    [isWrong(combination), ...optional.map(([missing]) => isMissed(missing, combination))].join(' ');
  const combinations = combinationsOf(askedFor(choices, verdict));
  return [
    ...explain(combinations, isWrong).map((when) => ({ when })),
    ...optional.flatMap(([missing]) =>
      explain(combinations, (combination) => isMissed(missing, combination)).map((when) => ({ when, missing })),
    ),
  ];
}

/** The choices that change the verdict, alone or in combination with one other. */
function askedFor(choices: readonly Choice[], verdict: (combination: Condition) => string): Choice[] {
  return choices.filter((choice) =>
    choices.some((beside) =>
      beside.values.some(
        (value) =>
          new Set(choice.values.map((own) => verdict({ [beside.setting]: value, [choice.setting]: own }))).size > 1,
      ),
    ),
  );
}

function combinationsOf(choices: readonly Choice[]): Condition[] {
  return choices.reduce<Condition[]>(
    (some, { setting, values }) => some.flatMap((one) => values.map((value) => ({ ...one, [setting]: value }))),
    [{}],
  );
}

/** The conditions on one setting, or else on two, that hold only for refused combinations. */
function explain(combinations: readonly Condition[], isRefused: (combination: Condition) => boolean): Condition[] {
  const refused = combinations.filter(isRefused);
  if (refused.length === 0) return [];
  const accepted = combinations.filter((combination) => !refused.includes(combination));
  const explains = (when: Condition) => !accepted.some((combination) => holds(when, combination));
  const all = [...new Map(refused.flatMap(singlesOf).map((one) => [JSON.stringify(one), one])).values()];
  const singles = all.filter(explains);
  const open = refused.filter((combination) => !singles.some((when) => holds(when, combination)));
  const others = all.filter((one) => open.some((combination) => holds(one, combination)));
  const pairs = others.flatMap((one, index) =>
    others
      .slice(index + 1)
      .map((other) => ({ ...one, ...other }))
      .filter((pair) => Object.keys(pair).length === 2 && explains(pair)),
  );
  return [...singles, ...pairs.filter((pair) => open.some((combination) => holds(pair, combination)))];
}

function singlesOf(combination: Condition): Condition[] {
  return Object.entries(combination).map(([setting, value]) => ({ [setting]: value }));
}

function holds(when: Condition, combination: Condition): boolean {
  return Object.entries(when).every(([setting, value]) => combination[setting] === value);
}
