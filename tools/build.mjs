// @ts-check
/**
 * Bundles what browsers are sent. The modules are served as written while one works on them; what ships is made here, committed,
 * and made again by a test that compares every byte. Nobody who runs chatd needs Node.
 *
 *   node tools/build.mjs           writes widget/dist and console/dist
 *   node tools/build.mjs --check   writes nothing, and says what is not as it would be written
 *
 * `manifest.json` says which built file stands for which source. Names hold a hash of what is inside. Every loader that is built is also put into
 * `widget/pinned`, under a name of its own, and nothing there is ever changed or taken away: charities' pages name one by its bytes.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/** Phones of five years ago read this. */
const TARGET = ['chrome90', 'firefox90', 'safari15'];

/** @typedef {{source: string, dist: string, entries: string[], alone?: string[], classic?: Record<string, string>, kept?: string}} Tree */

/** `classic` scripts are one file under a plain name: a charity's page asks for them with an ordinary script element. `alone` modules, which few
 * visitors need, bring with them what they share with the rest: cut out to be shared, it would cost everybody more. @type {Tree[]} */
const TREES = [
  {
    source: 'widget', dist: 'widget/dist', entries: ['frame.js', 'styles/frame.css', 'styles/plain.css'], alone: ['vendor/noble-curves.js', 'lib/trust.js'],
    classic: { 'loader.js': 'embed.js' }, kept: 'widget/pinned',
  },
  {
    source: 'console/static', dist: 'console/dist',
    entries: ['desk.js', 'sign_in.js', 'rota.js', 'library.js', 'answer_editor.js', 'words.js', 'second_step.js', 'sign_out.js', 'keys.js', 'styles/desk.css', 'styles/sign_in.css', 'styles/tokens.css', 'styles/page.css', 'styles/rota.css', 'records.js', 'styles/records.css', 'styles/second_step.css', 'styles/keys.css', 'styles/library.css', 'styles/answer_editor.css', 'styles/exchange.css', 'styles/words.css', 'styles/out_of_hours.css', 'styles/directory.css'],
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
  /** @type {import('esbuild').BuildOptions} */
  const asModules = { format: 'esm', splitting: true, entryNames: '[dir]/[name]-[hash]' };
  for (const entry of tree.alone ?? []) await bundle(tree, [entry], { ...asModules, entryNames: 'parts/[name]-[hash]', plugins: [apart(tree, manifest), byLanguage()] }, files, manifest);
  if (modules.length > 0) await bundle(tree, modules, { ...asModules, plugins: [apart(tree, manifest), byLanguage()] }, files, manifest);
  for (const [entry, name] of Object.entries(tree.classic ?? {})) {
    if (!existsSync(join(ROOT, tree.source, entry))) continue;
    await bundle(tree, [entry], { format: 'iife', entryNames: name.replace(/\.js$/, ''), tsconfigRaw: '{}' }, files, manifest);
  }
  files.set('manifest.json', Buffer.from(`${JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2)}\n`));
  return files;
}

/** Whoever imports a module that is bundled alone is led to that bundle. Both lie in `parts`. @param {Tree} tree @param {Record<string, string>} manifest
 * @returns {import('esbuild').Plugin} */
function apart(tree, manifest) {
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined;
        const entry = relative(join(ROOT, tree.source), join(resolveDir, path));
        return tree.alone?.includes(entry) ? { path: manifest[entry].replace('parts/', './'), external: true } : undefined;
      });
    },
  };
}

/**
 * An import by language is written out as the list of the files there are. The bundler would do it with a helper, one more file and one more request for
 * every visitor.
 * @returns {import('esbuild').Plugin}
 */
function byLanguage() {
  return {
    name: 'by-language',
    setup({ onLoad }) {
      onLoad({ filter: /widget[\\/]parts[\\/]words\.js$/ }, async ({ path }) => {
        const files = (await readdir(join(path, '../../strings'))).filter((name) => name.endsWith('.js')).sort();
        const list = files.map((name) => `"${name.slice(0, -3)}": () => import("../strings/${name}")`).join(', ');
        return { contents: (await readFile(path, 'utf8')).replace('import(`../strings/${language}.js`)', `({ ${list} })[language]()`) };
      });
    },
  };
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
  for (const [name, body] of keptOf(tree, files)) if (!existsSync(join(ROOT, name))) await write(join(ROOT, name), body);
  for (const [name, body] of files) {
    await write(join(ROOT, tree.dist, name), body);
    if (name === 'manifest.json') continue;
    console.log(`${String(gzipSync(body, { level: 9 }).length).padStart(7)} bytes gzipped  ${tree.dist}/${name}`);
  }
}

/** @param {string} path @param {Buffer} body */
async function write(path, body) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, body);
  if (path.endsWith('manifest.json')) return;
  await writeFile(`${path}.gz`, gzipSync(body, { level: 9 }));
  await writeFile(`${path}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
}

/** The classic scripts under the names they keep. @param {Tree} tree @param {Map<string, Buffer>} files @returns {[string, Buffer][]} */
function keptOf(tree, files) {
  if (!tree.kept) return [];
  return Object.values(tree.classic ?? {}).map((name) => {
    const body = /** @type {Buffer} */ (files.get(name));
    return [join(tree.kept ?? '', name.replace('.js', `-${createHash('sha256').update(body).digest('hex').slice(0, 16)}.js`)), body];
  });
}

/** Compressed files are compared by what is inside them: another zlib may pack the same bytes otherwise. @param {Tree} tree @param {Map<string, Buffer>} files */
async function compare(tree, files) {
  const wanted = new Map(files);
  for (const [name, body] of files) {
    if (name === 'manifest.json') continue;
    wanted.set(`${name}.gz`, body);
    wanted.set(`${name}.br`, body);
  }
  for (const [name] of keptOf(tree, files)) {
    if (existsSync(join(ROOT, name))) continue;
    console.error(`${name} is missing; run ./dev build`);
    process.exitCode = 1;
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
