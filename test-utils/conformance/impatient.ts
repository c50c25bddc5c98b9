/** Delivery options for a simulator, which needs no patience: everything is sent once, and nothing waits. */
export const impatient = { attempts: 1, sleep: async () => {} };
