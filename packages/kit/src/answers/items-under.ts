import { isObject } from '../values/is-object';

/** Reads the items of a body that has several of them under one name, or is itself a single one. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the channel knows the type of its items
export function itemsUnder<I>(name: string): (body: unknown) => readonly I[] {
  return (body) => {
    const list = isObject(body) ? body[name] : undefined;
    return (Array.isArray(list) ? list : [body]) as readonly I[]; // -- the bodies that `request` made
  };
}
