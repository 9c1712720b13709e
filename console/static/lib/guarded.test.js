// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { guarded, tagsIn } from "./guarded.js";
import { Refused } from "./refused.js";

/** @param {() => unknown} deed */
function refusedBy(deed) {
  try {
    deed();
  } catch (error) {
    assert(error instanceof Refused);
    return error;
  }
  return assert.fail("was not refused");
}

test("a note that names nobody passes as it is", () => {
  assert.equal(guarded("Spoke with the lead of Eastport. SE1 is enough.", "text"), "Spoke with the lead of Eastport. SE1 is enough.");
});

test("what could lead somebody to a person is refused at its field, and the page says what it saw", () => {
  const refused = refusedBy(() => guarded("Ring her on 07700 900123 or write to a@b.example", "text"));

  assert.equal(refused.field, "text");
  assert.match(String(refused.cause), /a phone number/);
  assert.match(String(refused.cause), /an e-mail address/);
});

test("tags are told apart by commas, each once, whatever its case", () => {
  assert.deepEqual(tagsIn(" knife,  Flat   share ,KNIFE,, "), ["KNIFE", "Flat share"]);
  assert.deepEqual(tagsIn(""), []);
});

test("tags are few, short, and name nobody", () => {
  assert.equal(refusedBy(() => tagsIn("a,b,c,d,e,f,g,h,i")).field, "tags");
  assert.equal(refusedBy(() => tagsIn("x".repeat(41))).field, "tags");
  assert.equal(refusedBy(() => tagsIn("knife, @blue_van_man")).field, "tags");
});
