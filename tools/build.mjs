// @ts-check
/**
 * Bundles what browsers are sent. The modules are served as written while one works on them; what ships is made here, committed,
 * and made again by a test that compares every byte. Nobody who runs chatd needs Node.
 *
 *   node tools/build.mjs           writes widget/dist and console/dist
 *   node tools/build.mjs --check   writes nothing, and says what is not as it would be written
 *
 * `manifest.json` says which built file stands for which source. Names hold a hash of what is inside.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/** Phones of five years ago read this. */
const TARGET = ['chrome90', 'firefox90', 'safari15'];

/** @typedef {{source: string, dist: string, entries: string[], classic?: Record<string, string>}} Tree */

/** `classic` scripts are one file under a plain name: a charity's page asks for them with an ordinary script element. @type {Tree[]} */
const TREES = [
  { source: 'widget', dist: 'widget/dist', entries: ['frame.js', 'styles/frame.css', 'styles/plain.css'], classic: { 'loader.js': 'embed.js' } },
  {
    source: 'console/static', dist: 'console/dist',
    entries: ['desk.js', 'sign_in.js', 'rota.js', 'styles/desk.css', 'styles/sign_in.css', 'styles/tokens.css', 'styles/page.css', 'styles/rota.css'],
  },
];

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
for (const tree of TREES) {
  const files = await built(tree);
  if (values.check) await compare(tree, files);
  else await replace(tree, files);
}

/** Every file by its name below the tree's `dist`. @param {Tree} tree @returns {Promise<Map<string, Buffer>>} */
async function built(tree) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  /** @type {Record<string, string>} */
  const manifest = {};
  const modules = tree.entries.filter((entry) => existsSync(join(ROOT, tree.source, entry)));
  if (modules.length > 0) await bundle(tree, modules, { format: 'esm', splitting: true, entryNames: '[dir]/[name]-[hash]' }, files, manifest);
  for (const [entry, name] of Object.entries(tree.classic ?? {})) {
    if (!existsSync(join(ROOT, tree.source, entry))) continue;
    await bundle(tree, [entry], { format: 'iife', entryNames: name.replace(/\.js$/, '') }, files, manifest);
  }
  files.set('manifest.json', Buffer.from(`${JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2)}\n`));
  return files;
}

/**
 * @param {Tree} tree @param {string[]} entries @param {import('esbuild').BuildOptions} shape
 * @param {Map<string, Buffer>} files @param {Record<string, string>} manifest
 */
async function bundle(tree, entries, shape, files, manifest) {
  const result = await build({
    ...shape,
    entryPoints: entries.map((entry) => join(tree.source, entry)),
    outbase: tree.source, outdir: tree.dist, chunkNames: 'parts/[name]-[hash]', assetNames: 'assets/[name]-[hash]',
    bundle: true, minify: true, write: false, metafile: true, target: TARGET, charset: 'utf8', legalComments: 'inline',
    platform: 'browser', absWorkingDir: ROOT, logLevel: 'warning',
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
  });
  for (const file of result.outputFiles) files.set(relative(join(ROOT, tree.dist), file.path), Buffer.from(file.contents));
  for (const [path, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    const source = entryPoint && relative(tree.source, entryPoint);
    if (source && entries.includes(source)) manifest[source] = relative(tree.dist, path);
  }
}

/** @param {Tree} tree @param {Map<string, Buffer>} files */
async function replace(tree, files) {
  await rm(join(ROOT, tree.dist), { recursive: true, force: true });
  for (const [name, body] of files) {
    const path = join(ROOT, tree.dist, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body);
    if (name === 'manifest.json') continue;
    await writeFile(`${path}.gz`, gzipSync(body, { level: 9 }));
    await writeFile(`${path}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
    console.log(`${String(gzipSync(body, { level: 9 }).length).padStart(7)} bytes gzipped  ${tree.dist}/${name}`);
  }
}

/** Compressed files are compared by what is inside them: another zlib may pack the same bytes otherwise. @param {Tree} tree @param {Map<string, Buffer>} files */
async function compare(tree, files) {
  const wanted = new Map(files);
  for (const [name, body] of files) {
    if (name === 'manifest.json') continue;
    wanted.set(`${name}.gz`, body);
    wanted.set(`${name}.br`, body);
  }
  const there = existsSync(join(ROOT, tree.dist)) ? await filesBelow(join(ROOT, tree.dist)) : [];
  for (const name of new Set([...wanted.keys(), ...there])) {
    const body = there.includes(name) ? unpacked(name, await readFile(join(ROOT, tree.dist, name))) : undefined;
    if (body && wanted.get(name)?.equals(body)) continue;
    console.error(`${tree.dist}/${name} ${complaint(wanted.has(name), body !== undefined)}; run ./dev build`);
    process.exitCode = 1;
  }
}

/** @param {boolean} wanted @param {boolean} there */
function complaint(wanted, there) {
  if (!wanted) return 'is left over from an older build';
  return there ? 'is not what its sources build into' : 'is missing';
}

/** @param {string} name @param {Buffer} body */
function unpacked(name, body) {
  if (name.endsWith('.gz')) return gunzipSync(body);
  return name.endsWith('.br') ? brotliDecompressSync(body) : body;
}

/** @param {string} folder */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}
