import { isObject } from '../is-object';
import { splitList } from '../split-list';
import type { Account, Pending } from '../vendor-simulator';
import { Customers } from './customers';
import type { Endpoint } from './endpoint';
import { readIds, readIdTypes } from './ids';
import type { Limits } from './validate-command';

/** The project, or whatever is connected to the stream: its limits and what it knows. */
export class Project {
  readonly limits: Limits;
  readonly consentCategories: ReadonlySet<string>;
  private readonly customers: Customers;
  private readonly attributes = new Set<string>();

  constructor(private readonly account: Account) {
    this.limits = { idTypes: readIdTypes(account), attributes: Number(account.mostAttributes) };
    this.consentCategories = new Set(splitList(account.consentsOfProject));
    this.customers = new Customers(this.limits.idTypes);
  }

  /** Whether events sent to this API reach Discovery, which is connected to the stream. */
  hasDiscovery(api: Endpoint['api']): boolean {
    return api === 'dataHub' && this.account.discovery === true;
  }

  /** Records a command; returns what the project does not accept, and why. */
  observe(name: unknown, { customer_ids, properties }: Readonly<Record<string, unknown>>): string[] {
    const attributes = name === 'customers' && isObject(properties) ? properties : {};
    return [
      ...this.customers.observe(readIds(customer_ids, this.limits.idTypes), attributes.email),
      ...this.observeAttributes(Object.keys(attributes)),
    ];
  }

  pending(): readonly Pending[] {
    return this.customers.pending();
  }

  // EN-track: beyond the number in the contract, "any tracking that contains a new attribute is discarded".
  private observeAttributes(names: readonly string[]): string[] {
    const added = names.filter((name) => !this.attributes.has(name));
    if (this.attributes.size + added.length > this.limits.attributes) {
      return [`The project takes no more than ${this.limits.attributes} attributes: the whole update is discarded`];
    }
    for (const name of added) this.attributes.add(name);
    return [];
  }
}
