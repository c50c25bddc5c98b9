import { compact, inSnakeCase, isObject, unixSeconds } from '@sluice/kit';

type Traits = Readonly<Record<string, unknown>>;

/**
 * Traits of the common event spec under the names that Bloomreach's own integrations use for a customer: `first_name`,
 * `birth_date` in unix seconds, `city` and `country` out of the address, the company by its name. Bloomreach keeps nested
 * objects but cannot filter by them.
 */
export function customerProperties({ address, company, birthday, ...others }: Traits): Traits {
  const isText = typeof birthday === 'string' || typeof birthday === 'number';
  return {
    ...inSnakeCase(isObject(address) ? address : { address }),
    ...(isObject(company) ? inSnakeCase({ ...company, name: undefined }, 'company_') : {}),
    ...compact({
      company: isObject(company) ? company.name : company,
      birth_date: isText ? (unixSeconds(birthday) ?? birthday) : undefined,
    }),
    ...inSnakeCase(others),
  };
}
