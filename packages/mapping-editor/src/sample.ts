import { createContext } from 'preact';

/** What paths start from: the sample event, or the first item of a list. */
export const Sample = createContext<unknown>(undefined);
