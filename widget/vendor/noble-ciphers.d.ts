export { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
export { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
