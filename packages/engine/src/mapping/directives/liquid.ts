import { messageOf } from '@sluice/kit/host';
import type * as Liquidjs from 'liquidjs';
import type { Directive } from '../directive';
import type { Emitter } from '../emitter';
import type { Scope } from '../scope';
import { isTemplate, longestTemplate, unparsedLiquid } from './unparsed-liquid';

/** `{ '@liquid': '{{ properties.total | times: 100 }}' }`: a template of the Liquid language. */
export const liquid: Directive = {
  check: unparsedLiquid.check,
  emit: (operand, code, scope) => {
    if (!isTemplate(operand)) return unparsedLiquid.emit(operand, code, scope);
    let parsed;
    try {
      parsed = engine().parse(operand);
    } catch (error) {
      return code.fail(messageOf(error), scope);
    }
    // `increment` and `decrement` write to the event itself.
    if (/crement/.test(operand)) code.changesEvent = true;
    const render = `${code.external(engine())}.renderSync(${code.external(parsed)}, ${scope.root})`;
    const asked = readQuestion(operand);
    if (!asked) return code.declare(render);
    const [answer, word] = [asked.answer, asked.word].map((text) => JSON.stringify(text));
    const values = asked.paths.map((keys) => valueAt(keys, code, { ...scope, isOutput: false }));
    if (word === undefined) {
      const found = values.map((value) => `(${value} !== undefined && ${value} !== null && ${value} !== false)`);
      return code.declare(`${found.join(' || ')} ? ${answer} : ""`);
    }
    const [value] = values;
    return code.declare(`typeof ${value} === "string" ? (${value}.includes(${word}) ? ${answer} : "") : ${render}`);
  },
};

/** Asks whether there is a value at one of the paths or, if there is a word, whether the text at the only path contains it. */
interface Question {
  readonly paths: readonly (readonly string[])[];
  readonly word: string | undefined;
  readonly answer: string;
}

const path = String.raw`[a-z]\w*(?:\.[a-z]\w*)*`;
const question = new RegExp(
  String.raw`^\{% if (${path})(?: contains "([^"\\]*)"|((?: or ${path})*)) %\}([^{}]*)\{% endif %\}$`,
  'i',
);
/** Words with a meaning of their own in Liquid, as values, members or operators; an empty text has a `length`. */
const liquidsOwn = new Set('true false nil null empty blank size length and or not contains'.split(' '));
/** Members that mean an entry if the value is a list; of any other value they are ordinary members. */
const entries: Readonly<Record<string, (list: string) => string>> = {
  first: (list) => `${list}[0]`,
  last: (list) => `${list}[${list}.length - 1]`,
};

/** Reads a template that only asks a question: it needs no library. */
function readQuestion(template: string): Question | undefined {
  const [, first, word, others = '', answer] = question.exec(template) ?? [];
  if (first === undefined || answer === undefined) return undefined;
  const paths = [first, ...others.split(' or ').slice(1)].map((written) => written.split('.'));
  const isOwn = (key: string, place: number, { length }: readonly string[]) =>
    liquidsOwn.has(key) || (Object.hasOwn(entries, key) && (place === 0 || place < length - 1));
  return paths.some((keys) => keys.some(isOwn)) ? undefined : { paths, word, answer };
}

function valueAt(keys: readonly string[], code: Emitter, scope: Scope): string {
  const member = code.path(keys, scope);
  if (keys.length === 1) return member;
  const parent = code.path(keys.slice(0, -1), scope);
  const entry = entries[keys.at(-1) ?? '']?.(parent);
  const value = entry === undefined ? member : `(Array.isArray(${parent}) ? ${entry} : ${member})`;
  // A falsy value has no members: 0 would otherwise be returned itself.
  return code.declare(`${parent} ? ${value} : undefined`);
}

let known: Liquidjs.Liquid | undefined;

/** The only engine, made for the first template: few mappings have one, and the library is large. */
function engine(): Liquidjs.Liquid {
  known ??= makeEngine();
  return known;
}

/** With Segment's limits, and without the tags and filters that Segment leaves out. */
function makeEngine(): Liquidjs.Liquid {
  const { Liquid } = require('liquidjs') as typeof Liquidjs;
  const made = new Liquid({ renderLimit: 500, parseLimit: longestTemplate, memoryLimit: 1e8 });
  for (const tag of unavailableTags) {
    const refuse = (): never => {
      throw new Error(`the tag "${tag}" is not available`);
    };
    made.registerTag(tag, { parse: refuse, render: refuse });
  }
  for (const filter of unavailableFilters) {
    made.registerFilter(filter, () => {
      throw new Error(`the filter "${filter}" is not available`);
    });
  }
  return made;
}

const unavailableTags = ['case', 'for', 'include', 'layout', 'render', 'tablerow'];
const unavailableFilters = [
  'array_to_sentence_string',
  'concat',
  'find',
  'find_exp',
  'find_index',
  'find_index_exp',
  'group_by',
  'group_by_exp',
  'has',
  'has_exp',
  'map',
  'newline_to_br',
  'reject',
  'reject_exp',
  'reverse',
  'sort',
  'sort_natural',
  'type',
  'uniq',
  'where_exp',
];
