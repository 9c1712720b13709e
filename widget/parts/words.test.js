// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, ownName } from "./words.js";

const THERE = ["en", "pt-BR", "th", "zh-Hans"];

test("the first language that there is, in the nearest form of it", () => {
  assert.equal(chosen(["th", "en"], THERE), "th");
  assert.equal(chosen(["pt-br"], THERE), "pt-BR");
  assert.equal(chosen(["pt-PT", "en"], THERE), "pt-BR");
  assert.equal(chosen(["zh-CN", "en"], THERE), "zh-Hans");
  assert.equal(chosen(["en-GB"], THERE), "en");
  assert.equal(chosen(["pt-PT"], ["pt-BR", "pt-PT"]), "pt-PT");
});

test("else the first there is", () => {
  assert.equal(chosen(["", "xx"], THERE), "en");
  assert.equal(chosen([], ["ro", "en"]), "ro");
  assert.equal(chosen(["th"], []), "en");
});

test("a language is named in itself, and short", () => {
  assert.deepEqual(["ro", "pt-BR", "zh-Hans"].map(ownName), ["Română", "Português", "简体中文"]);
});
