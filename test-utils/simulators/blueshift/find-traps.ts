import { schemas } from './schema';
import { compileSchema } from './validation';

const validatePerson = compileSchema(schemas.person);
const validateAttributes = compileSchema(schemas.attributes);
const validators = new Map(Object.entries(schemas.events).map(([name, schema]) => [name, compileSchema(schema)]));

/** RE: what is wrong with an accepted event shows as a "Processing Error" in the click-stream only. */
export function findTraps(event: Readonly<Record<string, unknown>>, isBulk: boolean): string[] {
  const nobody = validatePerson(event).errors.length > 0 ? ['The event is of nobody'] : [];
  const found = [...validateAttributes(event).errors, ...(validators.get(String(event.event))?.(event).errors ?? [])];
  // OAS: `device_token` in one event. EV, OAS: `device_tokens` in many. Assumed: the other is ignored.
  const ignored = isBulk ? 'device_token' : 'device_tokens';
  const texts = found.flatMap((error) => Object.entries(error).map(([field, reason]) => `${field} ${reason}`));
  return [...nobody, ...new Set(texts), ...(ignored in event ? [`${ignored} is ignored here`] : [])];
}
