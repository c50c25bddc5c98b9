/** What the pages print in the place of every email address. */
export const hiddenEmail = '[email protected]';
