/** How a delivery is made where a simulator answers, which needs no patience: everything is sent once, and nothing waits. */
export const impatient = { attempts: 1, sleep: async () => {} };
