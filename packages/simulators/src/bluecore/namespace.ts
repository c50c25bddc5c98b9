import { isObject } from '../is-object';
import { LimitedMap } from '../limited-map';
import { splitList } from '../split-list';
import type { Account, Pending } from '../vendor-simulator';

/** What the vendor knows for one of its customers, and learns from each call. */
export class Namespace {
  readonly token: unknown;
  readonly customEvents: ReadonlySet<string>;
  private readonly attributes: Set<string>;
  private readonly booleanAttributes: readonly string[];
  private readonly linked = new LimitedMap<string, true>();
  /** How many events each unlinked ID has. */
  private readonly unlinked = new LimitedMap<string, number>();

  constructor({ namespace, customEvents, attributes, booleanAttributes }: Account) {
    this.token = namespace;
    this.customEvents = new Set(splitList(customEvents));
    this.attributes = new Set(['email', ...splitList(attributes)]);
    this.booleanAttributes = splitList(booleanAttributes);
  }

  // EV: unknown attributes are "permanently created": afterwards they are known. Boolean ones "must use boolean values".
  observe(event: string, { distinct_id: id, customer }: Readonly<Record<string, unknown>>): string[] {
    const attributes = isObject(customer) ? customer : {};
    if (typeof id === 'string' && !id.includes('@')) this.observeId(id, event === 'identify' && attributes.email);
    const created = Object.keys(attributes).filter((name) => !this.attributes.has(name));
    for (const name of created) this.attributes.add(name);
    const isWrong = (name: string) => !['boolean', 'undefined'].includes(typeof attributes[name]);
    return [
      ...created.map((name) => `The attribute ${name} is created for ever`),
      ...this.booleanAttributes.filter(isWrong).map((name) => `The attribute ${name} must be true or false`),
    ];
  }

  // EV: an identifier that is not an address "must" be linked by an identify event, which also links what came before it.
  private observeId(id: string, email: unknown): void {
    if (typeof email === 'string') {
      this.linked.set(id, true);
      this.unlinked.delete(id);
    } else if (!this.linked.has(id)) {
      this.unlinked.set(id, (this.unlinked.get(id) ?? 0) + 1);
    }
  }

  pending(): Pending[] {
    const count = this.unlinked.values().reduce((sum, events) => sum + events, 0);
    return count === 0 ? [] : [{ reason: 'No identify event has linked the ID to an address yet', count }];
  }
}
