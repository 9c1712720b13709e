// @ts-check
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import english from "../strings/en.js";

const HERE = join(import.meta.dirname, "..");
const SOURCES = [
  join(HERE, "desk.js"),
  ...["parts", "lib"].flatMap((folder) => readdirSync(join(HERE, folder)).map((file) => join(HERE, folder, file))),
];
const CODE = SOURCES.filter((file) => file.endsWith(".js") && !file.endsWith(".test.js"))
  .map((file) => readFileSync(file, "utf-8"))
  .join("\n");

test("every string that a part asks for is there", () => {
  const asked = [...CODE.matchAll(/\bsay\(\s*"([a-z_]+\.[a-z_]+)"/g)].map(([, key]) => key);

  assert.ok(asked.length > 60);
  assert.deepEqual(
    asked.filter((key) => !(key in english)),
    [],
  );
});

test("every string that is there is asked for, whole or by the beginning of its name", () => {
  const beginnings = [...CODE.matchAll(/[`"]([a-z_]+\.)\$\{/g)].map(([, key]) => key);
  const isAsked = (/** @type {string} */ key) => CODE.includes(`"${key}"`) || beginnings.some((beginning) => key.startsWith(beginning));

  assert.deepEqual(
    Object.keys(english).filter((key) => !isAsked(key)),
    [],
  );
});

test("every refusal, state and way to end has its words", () => {
  const wire = readFileSync(join(HERE, "../../chatd/wire.py"), "utf-8");
  const codes = [...(/class Code\(StrEnum\):([\s\S]*?)\n\n\n/.exec(wire)?.[1].matchAll(/= "([a-z_]+)"/g) ?? [])].map(([, code]) => code);

  assert.ok(codes.length > 10);
  assert.deepEqual(
    codes.filter((code) => !(`refused.${code}` in english)),
    [],
  );
});
