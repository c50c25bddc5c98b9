/** Sample events by what they show; made when the page is built. */
declare module 'built-in:samples' {
  const samples: { readonly spec: object[]; readonly captured: object[]; readonly shop: object[] };
  export default samples;
}

/** By destination, settings of no real account. */
declare module 'built-in:accounts' {
  const accounts: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  export default accounts;
}

declare module '*.svg' {
  const address: string;
  export default address;
}
