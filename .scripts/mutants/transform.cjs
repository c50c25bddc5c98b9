// A Jest transform that puts one mistake, told by the environment, into one file as it is read: nothing on disk changes.
const { createTransformer } = require('@swc/jest');

const mutant = process.env.SLUICE_MUTANT ? JSON.parse(process.env.SLUICE_MUTANT) : undefined;

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options);
    const mutated = (source, path) =>
      mutant?.path === path ? source.replace(mutant.find, () => mutant.replace) : source;
    return {
      ...swc,
      process: (source, path, more) => swc.process(mutated(source, path), path, more),
      getCacheKey: (source, path, more) => swc.getCacheKey(mutated(source, path), path, more),
    };
  },
};
