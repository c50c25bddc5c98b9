/** What the pages print in place of every email address. */
export const hiddenEmail = '[email protected]';
