// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../../widget/lib/ciphers.js";
import { toText } from "../../../widget/lib/bytes.js";
import { keyNumber, makeKeyring, ringFromSheet, sheetOf } from "./keyring.js";
import { Unlocked } from "./unlocked.js";

/** A server that keeps one ring, and a browser's shelf. */
class House {
  share = toText(random(32));
  /** @type {any} */
  kept = null;
  root = toText(random(32));
  signedIn = true;
  /** @type {string[]} */
  sent = [];
  /** @type {Map<string, string>} */
  shelf = new Map();

  page() {
    return new Unlocked({
      fetch: (address, how) => this.answer(address, how),
      shelf: () => ({
        getItem: (name) => this.shelf.get(name) ?? null,
        setItem: (name, text) => void this.shelf.set(name, text),
        removeItem: (name) => void this.shelf.delete(name),
      }),
    });
  }

  /** @param {string} address @param {RequestInit} [how] */
  async answer(address, how) {
    if (!this.signedIn) return new Response("{}", { status: 401 });
    if (address === "/keys/ring.json") return Response.json(this.facts());
    const body = JSON.parse(String(how?.body));
    this.sent.push(String(how?.body));
    if (body.replaces !== (this.kept?.number ?? 0)) return Response.json({ code: "out_of_step" }, { status: 409 });
    this.kept = { ...body, number: this.kept && this.kept.signing === body.signing ? this.kept.number : body.replaces + 1 };
    return Response.json({ number: this.kept.number });
  }

  facts() {
    const projects = [{ project: "northtown", name: "Northtown", root: this.root, my: [], coordinators: [], lists: [], revoked: [], is_lead: false }];
    return { person: "wren", csrf: "c", share: this.share, ring: this.kept, projects };
  }
}

test("the first sign-in makes keys, and every page opens them until it ends", async () => {
  const house = new House();
  const half = random(32);

  assert.equal(await house.page().enter(half), "open");
  const opened = await house.page().ring();

  assert.equal(keyNumber(/** @type {any} */ (opened).ring.publics), keyNumber(house.kept));
  assert.deepEqual(opened?.ring.roots, { northtown: house.root });
  house.share = toText(random(32)); // another sign-in
  assert.equal(await house.page().ring(), null);
});

test("neither the shelf nor what is sent holds the half", async () => {
  const house = new House();
  const half = random(32);
  await house.page().enter(half);

  const everywhere = [...house.shelf.values(), ...house.sent].join(" ");
  for (const bytes of [half, half.slice(1), half.slice(2)])
    assert.ok(!everywhere.includes(toText(bytes).slice(0, 38)) && !everywhere.includes(Buffer.from(bytes).toString("hex")));
});

test("another passphrase opens nothing, and overwrites nothing unasked", async () => {
  const house = new House();
  await house.page().enter(random(32));
  const before = house.kept;

  assert.equal(await house.page().enter(random(32)), "lost");
  assert.equal(await house.page().ring(), null);
  assert.equal(house.kept, before);
});

test("new keys take the place of those that are lost; the sheet brings the same ones back", async () => {
  const house = new House();
  await house.page().enter(random(32));
  const old = /** @type {any} */ (await house.page().ring()).ring;
  await house.page().enter(random(32));

  await house.page().replace(await ringFromSheet(sheetOf(old)));
  assert.equal(house.kept.number, 1);
  assert.equal(keyNumber(house.kept), keyNumber(old.publics));

  await house.page().replace(await makeKeyring());
  assert.equal(house.kept.number, 2);
});

test("a changed root key is not believed", async () => {
  const house = new House();
  await house.page().enter(random(32));
  const first = house.root;
  house.root = toText(random(32));

  assert.deepEqual((await house.page().ring())?.ring.roots, { northtown: first });
});

test("signed out is locked", async () => {
  const house = new House();
  await house.page().enter(random(32));
  house.page().forget();

  assert.equal(house.shelf.size, 0);
  assert.equal(await house.page().ring(), null);
  house.signedIn = false;
  assert.equal(await house.page().facts(), null);
});
