export { type Definition, isDefinition } from './definition';
export { type Finding, told } from './finding';
export { review, rules } from './review';
