// @ts-check
/** Sealing, from screen to screen (docs/sealing.md): what a page needs of it. Knows nothing of any document or line. */
export { NoKey } from './channel.js';
export { signal, text, typing } from './envelopes.js';
export { makePageKey, makeShiftKey } from './keys.js';
export { VisitorSeal } from './visitor_seal.js';
export { WorkerSeal } from './worker_seal.js';
