/** Does not wait when a delivery would wait for its pace or before another try. */
export async function noSleep(): Promise<void> {}
