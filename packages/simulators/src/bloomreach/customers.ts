import { LimitedMap } from '../limited-map';
import type { Pending } from '../vendor-simulator';
import type { Id, IdTypes } from './ids';

interface Customer {
  /** In order of creation. */
  readonly number: number;
  readonly hardIds: Map<string, string>;
  readonly keys: Set<string>;
  hasEmail: boolean;
}

/** The customers of a project, found and merged by their IDs as EN-id says. */
export class Customers {
  private readonly byId = new LimitedMap<string, Customer>();
  private created = 0;

  constructor(private readonly types: IdTypes) {}

  /** What goes wrong when data about a customer with these IDs arrives; `email` is the attribute, if it was sent. */
  observe(ids: readonly Id[], email: unknown): string[] {
    const hard = ids.filter(({ type }) => this.types.hard.has(type));
    const soft = ids.filter(({ type }) => this.types.soft.has(type));
    const reasons: string[] = [];
    const owners = this.ownersOf(hard);
    const customer = owners[0] ?? this.ownersOf(soft).find((owner) => agrees(owner, hard)) ?? this.create();
    for (const other of owners.slice(1)) {
      // EN-id: "two profiles having different hard ids of the same type never merge".
      if (!this.merge(customer, other)) reasons.push('The hard IDs are of two customers, who are never merged');
    }
    for (const { type, value } of hard) {
      const known = customer.hardIds.get(type);
      // EN-id: a hard ID has one value. Assumed: the first one stays.
      if (known !== undefined && known !== value && owners.length < 2) {
        reasons.push(`The customer has another ${type} already: a hard ID has one value`);
      }
      if (known === undefined) this.give(customer, { type, value }, true);
    }
    for (const id of soft) {
      const other = this.byId.get(keyOf(id));
      // EN-id: an anonymous customer becomes the known one; a soft ID of another known one moves, but its events stay.
      if (other === undefined || !this.merge(customer, other)) this.give(customer, id, false);
    }
    if (typeof email === 'string' && email !== '') customer.hasEmail = true;
    return [...new Set(reasons)];
  }

  /** EN-track: an address used as an ID must also be the attribute `email`, or nobody can write to the customer. */
  pending(): Pending[] {
    const silent = [...new Set(this.byId.values())].filter(({ hasEmail, keys }) => {
      return !hasEmail && [...keys].some((key) => key.includes('@'));
    });
    const reason = 'The customer has an address as ID, and no attribute email: nobody can write to them';
    return silent.length === 0 ? [] : [{ reason, count: silent.length }];
  }

  private ownersOf(ids: readonly Id[]): Customer[] {
    const owners = new Set(ids.flatMap((id) => this.byId.get(keyOf(id)) ?? []));
    return [...owners].toSorted((one, other) => one.number - other.number);
  }

  private create(): Customer {
    this.created += 1;
    return { number: this.created, hardIds: new Map(), keys: new Set(), hasEmail: false };
  }

  private give(customer: Customer, id: Id, isHard: boolean): void {
    const key = keyOf(id);
    this.byId.get(key)?.keys.delete(key);
    this.byId.set(key, customer);
    customer.keys.add(key);
    if (isHard) customer.hardIds.set(id.type, id.value);
  }

  /** Whether the two are one customer, after merging them if possible. */
  private merge(customer: Customer, other: Customer): boolean {
    if (customer === other) return true;
    if (
      !agrees(
        customer,
        [...other.hardIds].map(([type, value]) => ({ type, value })),
      )
    )
      return false;
    for (const key of other.keys) {
      this.byId.set(key, customer);
      customer.keys.add(key);
    }
    for (const [type, value] of other.hardIds) customer.hardIds.set(type, value);
    customer.hasEmail ||= other.hasEmail;
    return true;
  }
}

function agrees({ hardIds }: Customer, ids: readonly Id[]): boolean {
  return ids.every(({ type, value }) => (hardIds.get(type) ?? value) === value);
}

function keyOf({ type, value }: Id): string {
  return `${type} ${value}`;
}
