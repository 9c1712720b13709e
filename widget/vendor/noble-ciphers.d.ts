export { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
export { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
export { blake2b } from '@noble/hashes/blake2.js';
