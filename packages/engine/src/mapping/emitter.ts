import { ConfigurationError, type ConfigurationProblem } from '../configuration-error';
import { copy } from './copy';
import { describeKind } from './describe-kind';
import type { Directive } from './directive';
import { isObject } from './is-object';
import { kindOf } from './kind-of';
import { nameDirective } from './name-directive';
import { noDirective } from './no-directive';
import { Operand } from './operand';
import { placeWithin } from './place-within';
import { placeFields } from './place-fields';
import type { Scope } from './scope';

/**
 * Writes a mapping as straight JavaScript. What a user wrote enters the code only as JSON text, so no mapping can inject
 * code; everything else that the code needs is passed to it by name.
 */
export class Emitter {
  private readonly lines: string[] = [];
  private readonly externals = new Map<unknown, string>();
  private known = new Map<string, string>();
  private names = 0;
  private depth = 0;
  /** Whether a directive writes to the event. */
  changesEvent = false;

  /**
   * @param isLate Whether the event is cloned first and values are copied at the end, as in Segment. Otherwise they are copied as they
   *   are made, which is faster and yields the same as long as no directive writes to the event.
   * @param isShared Whether the payload may share parts of the event and have undefined members.
   */
  constructor(
    private readonly directives: Readonly<Record<string, Directive>>,
    private readonly isLate = false,
    private readonly isShared = false,
  ) {}

  /** The function from an event to `result`, the name of the variable with its payload. */
  function(result: string): (event: unknown) => unknown {
    const event = this.isLate ? 'structuredClone(input)' : 'input';
    const body = [
      '"use strict";',
      'return (input) => {',
      `const event = ${event};`,
      ...this.lines,
      `return ${result};`,
    ];
    // oxlint-disable-next-line typescript/no-implied-eval -- what a user wrote is in it as JSON texts only
    const make = new Function(...this.externals.values(), [...body, '};'].join('\n'));
    return make(...this.externals.keys()) as (event: unknown) => unknown; // -- the function written above
  }

  /** A whole mapping, applied to the value of `scope.root`, as in Segment's `transform`. */
  transform(mapping: unknown, scope: Scope): string {
    const root = this.declare(`${scope.root} === undefined ? {} : ${scope.root}`);
    this.block(`if (!${this.external(isObject)}(${root}))`, () => this.throws('an object is needed here', root, scope));
    const placed = placeFields(mapping);
    if ('problem' in placed) return this.fail(placed.problem, scope);
    const problems: ConfigurationProblem[] = [];
    new Operand(placed.mapping, scope.place, this.directives, problems).mapping();
    if (problems.length > 0) return this.refuse(problems);
    const result = this.value(placed.mapping, {
      ...scope,
      root,
      isOutput: !this.isLate && !(this.isShared && scope.place === ''),
    });
    return this.isLate ? this.copy(result) : result;
  }

  /** Any part of a mapping: a directive, a list or object of mappings, or a value that stands for itself. */
  value(mapping: unknown, scope: Scope): string {
    if (this.isShared && isListOfCandidates(mapping, scope)) return this.candidates(mapping, scope);
    if (Array.isArray(mapping)) {
      const items = mapping.map((_, index) => this.item(mapping, index, scope));
      return this.declare(`[${items.join(', ')}]`);
    }
    if (!isObject(mapping)) return this.literal(mapping);
    const name = nameDirective(mapping);
    if (name === undefined) return this.object(mapping, scope);
    const at = within(scope, name);
    const directive = Object.hasOwn(this.directives, name) ? this.directives[name] : undefined;
    if (!directive) return this.fail(noDirective(name), scope);
    // A repeated directive, as in "if this is blank, else this", is evaluated once.
    const key = this.isLate || scope.isOutput ? undefined : `${scope.root} ${JSON.stringify(mapping)}`;
    const known = key === undefined ? undefined : this.known.get(key);
    if (known !== undefined) return known;
    const value = directive.emit(mapping[name], this, at);
    if (key !== undefined) this.known.set(key, value);
    return value;
  }

  /** Candidates for the value of a field: a single one unchanged, several as a list. */
  private candidates(mapping: readonly unknown[], scope: Scope): string {
    const found = this.variable();
    const count = this.name();
    this.lines.push(`let ${count} = 0;`);
    for (const index of mapping.keys()) {
      const value = this.item(mapping, index, scope);
      this.lines.push(
        `if (${value} !== undefined && ${value} !== null && ${value} !== "") {`,
        `if (${count} === 0) ${found} = ${value}; else if (${count} === 1) ${found} = [${found}, ${value}]; else ${found}.push(${value});`,
        `${count}++;`,
        '}',
      );
    }
    // A single value that is a list stays one candidate.
    this.lines.push(`if (${count} === 1 && typeof ${found} === "object") ${found} = [${found}];`);
    return found;
  }

  /** A member of a directive's operand that becomes the directive's own value. */
  member(operand: Readonly<Record<string, unknown>>, key: string, scope: Scope): string {
    return this.value(operand[key], within(scope, key));
  }

  /** A member of a directive's operand that the directive works on. */
  input(operand: Readonly<Record<string, unknown>>, key: string, scope: Scope): string {
    return this.member(operand, key, { ...scope, isOutput: false });
  }

  item(operand: readonly unknown[], index: number, scope: Scope): string {
    return this.value(operand[index], within(scope, index));
  }

  /** A text, or a directive that must make one. */
  text(operand: unknown, scope: Scope): string {
    if (typeof operand === 'string') return JSON.stringify(operand);
    if (nameDirective(operand) === undefined) return this.fail('must be a string', scope);
    const text = this.value(operand, { ...scope, isOutput: false });
    this.block(`if (typeof ${text} !== "string")`, () => this.throws('must be a string', text, scope));
    return text;
  }

  /** The value at a path, read member by member as `ownMember` does. */
  path(keys: readonly string[], { root, isOutput }: Scope): string {
    const found = keys.reduce((value, key) => this.read(value, JSON.stringify(key)), root);
    return isOutput ? this.copy(found) : found;
  }

  copy(value: string): string {
    return this.declare(`typeof ${value} === "object" ? ${this.external(copy)}(${value}) : ${value}`);
  }

  /** The name of a value that is made while compiling: a function, a pattern, a parsed template. */
  external(value: unknown): string {
    const known = this.externals.get(value);
    if (known !== undefined) return known;
    const word = typeof value === 'function' && /^[a-z]+$/i.test(value.name) ? value.name : 'given';
    const name = `${word}$${this.externals.size}`;
    this.externals.set(value, name);
    return name;
  }

  name(): string {
    return `v${this.names++}`;
  }

  declare(expression: string): string {
    const name = this.name();
    this.lines.push(`const ${name} = ${expression};`);
    return name;
  }

  /** Declares a variable that later code may assign. */
  variable(expression = 'undefined'): string {
    const name = this.name();
    this.lines.push(`let ${name} = ${expression};`);
    return name;
  }

  line(text: string): void {
    this.lines.push(text);
  }

  block(head: string, write: () => void): void {
    const around = this.known;
    this.known = new Map(around);
    this.lines.push(`${head} {`);
    this.depth++;
    write();
    this.depth--;
    this.lines.push('}');
    this.known = around;
  }

  /** Writes code that throws; throws at once if every event would get there. */
  fail(message: string, { place }: Scope): string {
    return this.refuse([{ place, message }]);
  }

  private throws(need: string, value: string, { place }: Scope): void {
    const message = JSON.stringify(`${place === '' ? '' : `${place}: `}${need}, but it is `);
    this.lines.push(`throw new Error(${message} + ${this.external(describe)}(${value}));`);
  }

  private refuse(problems: readonly ConfigurationProblem[]): string {
    const error = new ConfigurationError(problems);
    if (this.depth === 0) throw error;
    this.lines.push(`throw new Error(${JSON.stringify(error.message)});`);
    return 'undefined';
  }

  /**
   * Paths share their beginnings: what was read in this block or an outer one is not read again. Most members are absent, so whether a
   * member is the object's own is checked only if there is one.
   */
  private read(value: string, key: string): string {
    const place = `${value}[${key}]`;
    const known = this.isLate ? undefined : this.known.get(place);
    if (known !== undefined) return known;
    const name = this.variable(`${value} && ${place}`);
    this.lines.push(
      `if (${name} !== undefined && ${value} && !${this.external(Object.hasOwn)}(${value}, ${key})) ${name} = undefined;`,
    );
    this.known.set(place, name);
    return name;
  }

  private object(mapping: Readonly<Record<string, unknown>>, scope: Scope): string {
    const values = Object.keys(mapping).map((key) => [key, this.member(mapping, key, scope)] as const);
    // As in Segment, `__proto__` makes no member.
    const members = values.filter(([key]) => key !== '__proto__').map(([key, value]) => [JSON.stringify(key), value]);
    if (!scope.isOutput) return this.declare(`{ ${members.map((member) => member.join(': ')).join(', ')} }`);
    const object = this.declare('{}');
    for (const [key, value] of members) {
      this.lines.push(`if (${value} !== undefined) ${object}[${key}] = ${value};`);
    }
    return object;
  }

  private literal(value: unknown): string {
    if (typeof value === 'number') return Object.is(value, -0) ? '(-0)' : `(${value})`;
    if (value === undefined || value === null || typeof value === 'boolean') return String(value);
    return typeof value === 'string' ? JSON.stringify(value) : this.external(value);
  }
}

/** Whether a field is mapped from a list of directives: the kit's tables use the first that can be read. */
function isListOfCandidates(mapping: unknown, { place }: Scope): mapping is readonly unknown[] {
  const isOfField = place !== '' && !place.includes('@');
  return (
    isOfField &&
    Array.isArray(mapping) &&
    mapping.length > 1 &&
    mapping.every((one) => nameDirective(one) !== undefined)
  );
}

function describe(value: unknown): string {
  return describeKind(kindOf(value));
}

function within(scope: Scope, key: string | number): Scope {
  return { ...scope, place: placeWithin(scope.place, key) };
}
