import { isObject } from '../values/is-object';

/** Reads the items of a body that holds several of them under one name, and a single one as the whole body. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the channel knows the type of its items
export function itemsUnder<I>(name: string): (body: unknown) => readonly I[] {
  return (body) => {
    const list = isObject(body) ? body[name] : undefined;
    return (Array.isArray(list) ? list : [body]) as readonly I[]; // -- the bodies that `request` made
  };
}
