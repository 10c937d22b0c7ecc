import fc from 'fast-check';

const wanted = process.env.BELEG_FUZZ_SEED;

/**
 * Generated inputs are the same in every run, so that a run says something about the change before it.
 * Other ones: `BELEG_FUZZ_SEED=1234 npm test`, any whole number.
 */
fc.configureGlobal({ seed: wanted === undefined ? 20_261_123 : Number(wanted) });
