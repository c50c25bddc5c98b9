import { createContext } from 'preact';

/** The value that paths start from: the sample event, or the first item of a list. */
export const Sample = createContext<unknown>(undefined);
