import type { ConfigurationProblem } from '../configuration-error';
import { describeKind } from './describe-kind';
import type { Directive } from './directive';
import { isObject } from './is-object';
import { kindOf } from './kind-of';
import { noDirective } from './no-directive';
import { placeWithin } from './place-within';

const jsonKinds = ['directive', 'object', 'array', 'boolean', 'string', 'number', 'null'];

/** A part of a mapping that is being checked, before any event: reports what Segment's own check would refuse. */
export class Operand {
  /** Its kind as in `kindOf`, or `directive` if a key starts with `@`. */
  readonly kind: string;

  constructor(
    readonly value: unknown,
    readonly place: string,
    private readonly directives: Readonly<Record<string, Directive>>,
    private readonly problems: ConfigurationProblem[],
  ) {
    const hasDirectiveKey = isObject(value) && Object.keys(value).some((key) => key.startsWith('@'));
    this.kind = hasDirectiveKey ? 'directive' : kindOf(value);
  }

  /** Checks directives and the members of objects, but not lists: Segment does not look into them. */
  mapping(): boolean {
    if (this.kind === 'directive') return this.directive();
    return this.kind === 'object' ? this.object() : true;
  }

  /** Checks only that this is of one of the kinds. */
  is(...kinds: readonly string[]): boolean {
    if (kinds.includes(this.kind)) return true;
    const expected = kinds.map(describeKind).join(' or ');
    return this.refuse(`must be ${expected}, but it is ${describeKind(this.kind)}`);
  }

  /** Checks that this can be written as JSON. */
  isJson(): boolean {
    return (
      jsonKinds.includes(this.kind) ||
      this.refuse(`must be a JSON value or a directive, but it is ${describeKind(this.kind)}`)
    );
  }

  isText(shortest: number, longest: number): boolean {
    if (!this.is('string')) return false;
    const { length } = String(this.value);
    if (length >= shortest && length <= longest) return true;
    return this.refuse(`must have ${shortest} to ${longest} characters, but it has ${length}`);
  }

  isOneOf(...allowed: readonly string[]): boolean {
    if (!this.is('string')) return false;
    if (allowed.includes(String(this.value).toLowerCase())) return true;
    return this.refuse(`must be ${allowed.map((text) => `"${text}"`).join(' or ')}, but it is "${String(this.value)}"`);
  }

  /** Checks that this is an object, and its members as mappings. */
  object(): boolean {
    if (!this.is('object')) return false;
    const checked = this.keys().map((key) => this.member(key).mapping());
    return checked.every(Boolean);
  }

  /** The member for further checks, if it is present. */
  optional(key: string): Operand | undefined {
    const member = this.member(key);
    return member.value === undefined ? undefined : member;
  }

  /** The member for further checks; reported if it is missing. */
  required(key: string): Operand | undefined {
    const member = this.optional(key);
    if (!member) this.refuse(`needs "${key}"`);
    return member;
  }

  item(index: number): Operand {
    const { value } = this;
    return this.within(Array.isArray(value) ? value[index] : undefined, index);
  }

  items(): Operand[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.item(index)) : [];
  }

  private directive(): boolean {
    const name = this.keys().find((key) => key.startsWith('@')) ?? '';
    const other = this.keys().find((key) => key !== name && key !== '_metadata');
    if (other !== undefined) return this.refuse(`has "${other}" next to "${name}": a directive must be the only key`);
    const directive = Object.hasOwn(this.directives, name) ? this.directives[name] : undefined;
    if (!directive) return this.refuse(noDirective(name));
    const { length } = this.problems;
    directive.check(this.member(name));
    return this.problems.length === length;
  }

  private keys(): string[] {
    return isObject(this.value) ? Object.keys(this.value) : [];
  }

  private member(key: string): Operand {
    const { value } = this;
    return this.within(isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined, key);
  }

  private within(value: unknown, key: string | number): Operand {
    return new Operand(value, placeWithin(this.place, key), this.directives, this.problems);
  }

  private refuse(message: string): false {
    this.problems.push({ place: this.place, message });
    return false;
  }
}
