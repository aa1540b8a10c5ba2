import fc from 'fast-check';

/** `npm test` tries the same values every time; `npm run test:long` draws new ones. */
fc.configureGlobal({ seed: 20_261_124 });
