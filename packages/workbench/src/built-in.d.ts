/** By destination, settings of no real account. */
declare module 'built-in:accounts' {
  const accounts: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  export default accounts;
}

declare module '*.svg' {
  const address: string;
  export default address;
}
