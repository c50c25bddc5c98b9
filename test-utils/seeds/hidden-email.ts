/** What the pages print in the place of every e-mail address. */
export const hiddenEmail = '[email protected]';
