import type * as Fql from '@segment/fql-ts';

const plainFields = ['type', 'event', 'name', 'userId'];
const objectFields = ['properties', 'traits', 'context'];
/** Segment's parser reads a comma between conditions as this. */
const commaWord = 'and';
const example = 'type = "track" and event = "Order Completed"';
const fieldList = 'type, event, name, userId, properties.…, traits.… and context.…';

/**
 * Throws if FQL does not parse, if Segment's parser would read something other than what is written, or if it can never match. The
 * message names the fix.
 */
export function checkFql(fql: string): void {
  const { lex } = require('@segment/fql-ts') as typeof Fql;
  const { tokens, error } = lex(fql);
  const reader = new Reader(fql, tokens);
  if (error) reader.refuse(`${error.message}${fixOf(error.message)}`);
  reader.group(false);
}

function fixOf(problem: string): string {
  if (/invalid character "[&|]"/.test(problem)) return ': conditions are joined by "and" or "or"';
  if (problem.endsWith('got [')) return ': keys are joined by dots, as in properties.name';
  const isLexical = problem.startsWith('expected');
  return isLexical ? ': put spaces around operators, and a backslash before special characters in a key' : '';
}

interface Token {
  readonly type: string;
  readonly value: string;
}

interface Field {
  readonly root: string;
  readonly text: string;
}

class Reader {
  private position = 0;

  constructor(
    private readonly fql: string,
    private readonly tokens: readonly Token[],
  ) {}

  /** Conditions that are all joined by `and`, or all by `or`. */
  group(isNested: boolean): void {
    this.term(isNested);
    let joint: string | undefined;
    for (let next = this.joint(); next; next = this.joint()) {
      if (joint && joint !== next) {
        this.refuse(
          '"and" (a comma is one) and "or" stand side by side, and Segment would apply the last one to all conditions: put one of the groups in parentheses',
        );
      }
      joint = next;
      this.term(isNested);
    }
    const end = this.next();
    if (isNested && end.type !== 'parenright') this.refuse(`a parenthesis is not closed before ${shown(end)}`);
    if (!isNested && end.type !== 'eos') this.refuse(`expected "and" or "or" before ${shown(end)}`);
  }

  refuse(message: string): never {
    throw new Error(`The trigger cannot work: ${message}. It is: ${this.fql}. One that works: ${example}`);
  }

  private joint(): string | undefined {
    const { type, value } = this.peek();
    const word = type === 'comma' ? commaWord : value.toLowerCase();
    if (type !== 'conditional' && type !== 'comma' && !(type === 'ident' && ['and', 'or'].includes(word)))
      return undefined;
    const isMisread = type === 'ident' && word === 'or';
    if (isMisread) this.refuse(`"${value}" would be read as "and": write "or", with spaces around it`);
    this.next();
    return word;
  }

  private term(isNested: boolean): void {
    const { type, value } = this.peek();
    if (type === 'parenleft') {
      if (isNested) this.refuse('parentheses cannot be nested');
      this.next();
      this.group(true);
      return;
    }
    if (type === 'operator' && value === '!') {
      this.next();
      const name = this.peek().value;
      if (!isFunction(name)) this.refuse('"!" stands before contains(…) and match(…) only: invert the condition');
    }
    if (isFunction(this.peek().value) && this.tokens[this.position + 1]?.type === 'parenleft') this.function(isNested);
    else this.comparison();
  }

  private function(isNested: boolean): void {
    const name = this.next().value;
    this.expect('parenleft', '(');
    const field = this.field();
    if (field.root === 'type') this.refuse(`${name}() does not look at "type": compare it with "="`);
    this.expect('comma', ',');
    const { type, value } = this.value();
    if (name === 'match' && (type !== 'string' || !/^"(\*[^*]*|[^*]*\*)"$/.test(value))) {
      this.refuse('match() takes a string with one * at its start or end; contains() finds a string anywhere');
    }
    this.expect('parenright', ')');
    // The parser mistakes a function's closing parenthesis for the end of the group.
    if (isNested && !['parenright', 'eos'].includes(this.peek().type)) {
      this.refuse(
        `${name}() within parentheses must be the last condition there, or what follows it would be read as if outside: put it last; for several, make a subscription each`,
      );
    }
  }

  private comparison(): void {
    const field = this.field();
    const { type, value: operator } = this.next();
    if (type !== 'operator') {
      const fix = operator === 'in' ? `: write (${field.text} = "a" or ${field.text} = "b")` : '';
      this.refuse(`expected = != < <= > or >= after "${field.text}", not ${shown({ type, value: operator })}${fix}`);
    }
    if (operator === '=' && this.peek().value === '=' && this.peek().type === 'operator') {
      const fixed = this.fql.replace(/("[^"]*")|==/g, (_, text?: string) => text ?? '=');
      throw new Error(`Equality is one "=": ${fixed}`);
    }
    const value = this.value();
    const isNull = value.type === 'null';
    const isBoolean = value.type === 'ident' && ['true', 'false'].includes(value.value);
    if (isNull && ['type', 'event'].includes(field.root)) {
      this.refuse(
        `"${field.root}" would be compared with the string "null": leave the condition out, or compare with a string`,
      );
    }
    if (isBoolean && operator === '!=' && !['type', 'event', 'name'].includes(field.root)) {
      const other = value.value === 'true' ? 'false' : 'true';
      this.refuse(`"!= ${value.value}" holds for ${value.value}, too: write ${field.text} = ${other}`);
    }
    if (operator === '=' || operator === '!=') return;
    if (['type', 'event'].includes(field.root) || isNull || isBoolean || !isNumeric(value)) {
      this.refuse(`"${operator}" compares numbers with a number, as in properties.total ${operator} 100`);
    }
  }

  /** A field's name. The parser would silently drop a condition on any other field. */
  private field(): Field {
    const [root, ...keys] = this.path();
    if (root === undefined) this.refuse(`expected a condition, not ${shown(this.peek())}`);
    const text = [root, ...keys].join('.');
    const { type, value } = this.peek();
    if (type === 'parenleft') this.refuse(`there is no function ${root}(): there are contains(…) and match(…)`);
    if (type === 'dot' || type === 'brackleft') {
      this.refuse(
        `"${value}" cannot follow "${text}": a key that starts with a digit takes a backslash, as in items.\\0`,
      );
    }
    if (keys.some((key) => /[.[\]]/.test(key))) this.refuse(`no key of "${text}" can hold a dot or bracket`);
    const isField = objectFields.includes(root) ? keys.length > 0 : plainFields.includes(root) && keys.length === 0;
    if (!isField) this.refuse(`triggers do not look at "${text}": the fields are ${fieldList}`);
    return { root, text };
  }

  private value(): Token {
    const { type, value } = this.peek();
    if (type === 'string' && value.startsWith("'")) {
      const fixed = this.fql.replace(/("[^"]*")|'/g, (_, text?: string) => text ?? '"');
      throw new Error(`Strings take double quotes: ${fixed}`);
    }
    if (type === 'ident') {
      const path = this.path();
      const isField = path.length > 1 ? objectFields.includes(path[0] ?? '') : plainFields.includes(path[0] ?? '');
      if (isField) this.refuse(`a field is compared with a value, not with another field: "${path.join('.')}"`);
      return { type, value: path.join('.') };
    }
    if (!['string', 'number', 'null'].includes(type)) this.refuse(`expected a value, not ${shown(this.peek())}`);
    if (type === 'number' && !Number.isFinite(Number(value))) this.refuse(`"${value}" is not a number`);
    return this.next();
  }

  /** Names joined by dots. */
  private path(): string[] {
    const names: string[] = [];
    while (this.peek().type === 'ident') {
      names.push(this.next().value);
      if (this.peek().type !== 'dot' || this.tokens[this.position + 1]?.type !== 'ident') break;
      this.next();
    }
    return names;
  }

  private expect(type: string, mark: string): void {
    const found = this.next();
    if (found.type !== type) this.refuse(`expected "${mark}" before ${shown(found)}`);
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { type: 'eos', value: '' };
  }

  private next(): Token {
    const token = this.peek();
    this.position++;
    return token;
  }
}

function isFunction(name: string): boolean {
  return name === 'contains' || name === 'match';
}

function isNumeric({ type, value }: Token): boolean {
  const text = type === 'string' ? value.slice(1, -1).trim() : value;
  return text !== '' && Number.isFinite(Number(text));
}

function shown({ type, value }: Token): string {
  return type === 'eos' ? 'the end' : `"${value}"`;
}
