import { titleOf } from '../src/definition/title-of';

test.each([
  ['CommandersAct', 'commanders-act', 'Commanders Act'],
  ['Bloomreach', 'bloomreach', 'Bloomreach'],
  ['FullStory', 'actions-fullstory', 'FullStory'],
  ['Google Analytics 4', 'actions-google-analytics-4', 'Google Analytics 4'],
])('%s is called by the words of its slug', (name, slug, title) => {
  expect(titleOf({ name, slug })).toBe(title);
});
