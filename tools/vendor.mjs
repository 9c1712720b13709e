// @ts-check
/**
 * Makes one ES module of each library that browsers are sent, so that nobody's browser
 * ever asks anyone but the charity for code. What it writes is committed; a test makes it
 * again and compares every byte.
 *
 *   node tools/vendor.mjs            writes into widget/vendor and console/static/vendor
 *   node tools/vendor.mjs --to DIR   writes the same two folders under DIR
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/** Phones of five years ago read this. */
const TARGET = ['chrome90', 'firefox90', 'safari15'];

/** `types` where the library brings none for what we take. @typedef {{file: string, packages: string[], source: string, types?: string}} Vendored */

/** @type {Record<string, Vendored[]>} */
const FOLDERS = {
  'widget/vendor': [
    {
      file: 'noble-ciphers.js',
      packages: ['@noble/ciphers'],
      source: `export { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
export { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
`,
    },
    {
      // A third of the size of the one in @noble/hashes, and on the way of every visitor. Both pass the vectors of docs/sealing.md.
      file: 'blake2b.js',
      packages: ['blakejs'],
      source: `import blake from 'blakejs/blake2b.js';
export const blake2b = blake.blake2b;
`,
      types: `export function blake2b(input: Uint8Array, key: Uint8Array | undefined, length: number): Uint8Array<ArrayBuffer>;
`,
    },
    {
      file: 'noble-curves.js',
      packages: ['@noble/curves', '@noble/hashes'],
      source: `export { ed25519, x25519 } from '@noble/curves/ed25519.js';
`,
    },
    {
      file: 'socket.io.esm.min.js',
      packages: ['socket.io-client'],
      source: `export { Manager, Socket, io } from 'socket.io-client';
`,
    },
  ],
  'console/static/vendor': [
    {
      file: 'preact-htm.js',
      packages: ['preact', 'htm'],
      source: `import htm from 'htm';
import { h } from 'preact';
export { Component, Fragment, createContext, createRef, h, render } from 'preact';
export {
  useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef, useState,
} from 'preact/hooks';
export const html = htm.bind(h);
`,
    },
    {
      file: 'argon2id.js',
      packages: ['hash-wasm'],
      source: `export { argon2id } from 'hash-wasm';
`,
    },
  ],
};

/** We hash bytes alone. The rest of this small file turns text into bytes and prints, times and compares for its authors' own tests.
 * @type {import('esbuild').Plugin} */
const bytesOnly = {
  name: 'bytes only',
  setup({ onLoad }) {
    onLoad({ filter: /blakejs.util\.js$/ }, () => ({ contents: 'module.exports = { normalizeInput: (bytes) => bytes };' }));
  },
};

const { values } = parseArgs({ options: { to: { type: 'string', default: ROOT } } });
for (const [folder, wanted] of Object.entries(FOLDERS)) await fill(join(values.to, folder), wanted);

/** @param {string} folder @param {Vendored[]} wanted */
async function fill(folder, wanted) {
  await mkdir(folder, { recursive: true });
  const rows = [];
  for (const one of wanted) {
    const code = await bundled(one);
    await writeFile(join(folder, one.file), code);
    await writeFile(join(folder, one.file.replace(/js$/, 'd.ts')), one.types ?? one.source);
    rows.push(...(await versionRows(one, code)));
  }
  const names = [...new Set(wanted.flatMap((one) => one.packages))].sort();
  await writeFile(join(folder, 'VERSIONS'), `# file\tname\tversion\tsha256 of the file\tlicence\n${rows.join('')}`);
  await writeFile(join(folder, 'LICENCES'), (await Promise.all(names.map(licenceText))).join('\n'));
}

/** @param {Vendored} one */
async function bundled(one) {
  const result = await build({
    stdin: { contents: one.source, resolveDir: ROOT, sourcefile: one.file },
    bundle: true, minify: true, write: false, format: 'esm', target: TARGET, charset: 'utf8',
    legalComments: 'inline', platform: 'browser', absWorkingDir: ROOT, logLevel: 'warning', plugins: [bytesOnly],
  });
  return result.outputFiles[0].text;
}

/** @param {Vendored} one @param {string} code */
async function versionRows(one, code) {
  const sha256 = createHash('sha256').update(code).digest('hex');
  return Promise.all(one.packages.map(async (name) => {
    const { version, license } = await packageFacts(name);
    return `${[one.file, name, version, sha256, license].join('\t')}\n`;
  }));
}

/** @param {string} name @returns {Promise<{version: string, license: string}>} */
async function packageFacts(name) {
  return JSON.parse(await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
}

/** @param {string} name MIT asks that its words travel with the code. */
async function licenceText(name) {
  const text = await readFile(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8');
  return `${name}\n${'='.repeat(name.length)}\n\n${text.trim()}\n`;
}
