/** The place of a member or item, for messages: `products[0].price`. */
export function placeWithin(place: string, key: string | number): string {
  if (typeof key === 'number') return `${place}[${key}]`;
  return place === '' ? key : `${place}.${key}`;
}
