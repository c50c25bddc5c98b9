import definition from '../dist/index.js';

export const { destination } = definition;
export default destination;
