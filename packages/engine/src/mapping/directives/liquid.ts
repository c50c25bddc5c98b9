import { messageOf } from '@sluice/kit/host';
import type * as Liquidjs from 'liquidjs';
import type { Directive } from '../directive';
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
    // `increment` and `decrement` count in the event itself, for all to see.
    if (/crement/.test(operand)) code.changesEvent = true;
    const render = `${code.external(engine())}.renderSync(${code.external(parsed)}, ${scope.root})`;
    const asked = readQuestion(operand);
    if (!asked) return code.declare(render);
    const value = code.path(asked.path, { ...scope, isOutput: false });
    const answer = `${value}.includes(${JSON.stringify(asked.word)}) ? ${JSON.stringify(asked.answer)} : ""`;
    return code.declare(`typeof ${value} === "string" ? (${answer}) : ${render}`);
  },
};

interface Question {
  readonly path: readonly string[];
  readonly word: string;
  readonly answer: string;
}

const question = /^\{% if ([a-z]\w*(?:\.[a-z]\w*)*) contains "([^"\\]*)" %\}([^{}]*)\{% endif %\}$/i;
/** Liquid has words of its own for values and for members. */
const liquidsOwn = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank', 'size', 'first', 'last']);

/** The template that only asks whether a text contains another needs no library. */
function readQuestion(template: string): Question | undefined {
  const [, written, word, answer] = question.exec(template) ?? [];
  if (written === undefined || word === undefined || answer === undefined) return undefined;
  const path = written.split('.');
  return path.some((key) => liquidsOwn.has(key)) ? undefined : { path, word, answer };
}

let known: Liquidjs.Liquid | undefined;

/** One for all, made when the first template is met: few mappings have one, and the library is large. */
function engine(): Liquidjs.Liquid {
  known ??= makeEngine();
  return known;
}

/** Segment's limits, and without what Segment leaves out. */
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
