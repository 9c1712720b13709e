// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLine } from './line.js';

/** A clock that tests wind. */
class Clock {
  now = 0;
  /** @type {{ at: number, deed: () => void }[]} */
  deeds = [];
  later = (/** @type {() => void} */ deed, /** @type {number} */ ms) => this.deeds.push({ at: this.now + ms, deed });

  /** @param {number} ms */
  async pass(ms) {
    const until = this.now + ms;
    for (let next; (next = this.#next(until)); ) {
      this.deeds.splice(this.deeds.indexOf(next), 1);
      this.now = next.at;
      next.deed();
      await settled();
    }
    this.now = until;
  }

  /** @param {number} until */
  #next(until) {
    return this.deeds.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

const settled = () => new Promise((done) => setImmediate(done));

/** A server of one namespace, and the line to it. `greets` is false for one that cannot be reached. */
function aServer({ greets = true, allows = true, spare = async () => Promise.reject(new Error('away')) } = {}) {
  const clock = new Clock();
  /** @type {any[]} */
  const sockets = [];
  /** @type {string[]} */
  const told = [];
  const server = { clock, sockets, told, greets, allows, line: /** @type {any} */ (undefined), socket: () => sockets.at(-1) };

  class FakeSocket {
    /** @type {string[]} */
    sent = [];
    isClosed = false;
    /** @type {any} */ onmessage;
    /** @type {any} */ onclose;

    /** @param {string} url */
    constructor(url) {
      this.url = url;
      sockets.push(this);
      queueMicrotask(() => (server.greets ? this.hear('0{"sid":"s","pingInterval":25000,"pingTimeout":20000}') : this.onclose()));
    }

    /** @param {string} frame */
    send(frame) {
      this.sent.push(frame);
      if (frame.startsWith('40')) this.hear(server.allows ? '40/visitor,{"sid":"x"}' : '44/visitor,{"message":"not_allowed"}');
    }

    /** @param {string} data */
    hear(data) {
      this.onmessage?.({ data });
    }

    close() {
      this.isClosed = true;
    }
  }
  server.line = openLine({
    url: 'https://chat.example',
    namespace: '/visitor',
    auth: () => ({ token: `t${sockets.length}` }),
    onUp: () => told.push('up'),
    onDown: (tries) => told.push(`down ${tries}`),
    onRefused: (why) => told.push(`refused ${why}`),
    WebSocket: FakeSocket,
    later: clock.later,
    spare: /** @type {any} */ (spare),
  });
  return server;
}

async function aLine(wishes = {}) {
  const server = aServer(wishes);
  await settled();
  return server;
}

test('a line opens on a WebSocket and says who it is', async () => {
  const { socket, told } = await aLine();

  assert.equal(socket().url, 'wss://chat.example/socket.io/?EIO=4&transport=websocket');
  assert.deepEqual(socket().sent, ['40/visitor,{"token":"t1"}']);
  assert.deepEqual(told, ['up']);
});

test('an event is answered by its own acknowledgement', async () => {
  const { line, socket } = await aLine();

  const [first, second] = [line.emit('send', { n: 1 }), line.emit('send', { n: 2 })];
  socket().hear('43/visitor,2[{"ok":true,"seq":8}]');
  socket().hear('43/visitor,1[{"ok":true,"seq":7}]');

  assert.deepEqual(socket().sent.slice(1), ['42/visitor,1["send",{"n":1}]', '42/visitor,2["send",{"n":2}]']);
  assert.deepEqual([await first, await second], [{ ok: true, seq: 7 }, { ok: true, seq: 8 }]);
});

test('events come to those who listen, and other namespaces are none of ours', async () => {
  const { line, socket } = await aLine();
  /** @type {any[]} */
  const heard = [];
  line.on('room', (/** @type {any} */ body) => heard.push(body));

  for (const frame of ['42/visitor,["room",{"state":"waiting"}]', '42/visitor,["other",{}]', '42/operator,["room",{}]', '6']) socket().hear(frame);

  assert.deepEqual(heard, [{ state: 'waiting' }]);
});

test('a ping is answered, and silence beyond the agreed time is a lost line', async () => {
  const { clock, socket, sockets, told } = await aLine();

  await clock.pass(44_000);
  socket().hear('2');
  await clock.pass(44_000);
  assert.deepEqual(told, ['up']);
  await clock.pass(2_000);

  assert.ok(sockets[0].sent.includes('3'));
  assert.equal(told[1], 'down 1');
});

test('a question without an answer is refused, and a line that answers nothing at all is given up within seconds', async () => {
  const { line, clock, socket, told, sockets } = await aLine();
  const question = line.emit('send', {});
  const refused = assert.rejects(question, /no answer/);

  await clock.pass(10_000);
  await refused;
  assert.match(socket().sent.at(-1), /"beat"/);
  await clock.pass(4_000);

  assert.equal(told[1], 'down 1');
  assert.ok(sockets[0].isClosed);
});

test('a line that answers the beat is kept', async () => {
  const { line, clock, socket, told } = await aLine();

  line.check();
  socket().hear('43/visitor,1[{"ok":true}]');
  await clock.pass(5_000);

  assert.deepEqual(told, ['up']);
});

test('after a loss it opens again by itself, asks who it is again, and what was asked is refused, never sent twice', async () => {
  const { line, clock, socket, sockets, told } = await aLine();
  const question = line.emit('send', { n: 1 });
  const refused = assert.rejects(question, /line lost/);

  socket().onclose();
  await refused;
  await assert.rejects(line.emit('send', { n: 2 }), /line down/);
  await clock.pass(1_000);

  assert.deepEqual(told, ['up', 'down 1', 'up']);
  assert.equal(sockets.length, 2);
  assert.deepEqual(socket().sent, ['40/visitor,{"token":"t2"}']);
});

test('a check while it is down tries at once', async () => {
  const { line, socket, sockets, told } = await aLine();
  socket().onclose();

  line.check();
  await settled();

  assert.deepEqual(told, ['up', 'down 1', 'up']);
  assert.equal(sockets.length, 2);
});

test('waits grow and are never longer than fifteen seconds', async () => {
  const server = await aLine();
  server.greets = false;
  server.socket().onclose();

  await server.clock.pass(600_000);

  const tries = server.told.length;
  assert.ok(tries > 600 / 15 && tries < 600 / 4, `${tries} tries in ten minutes`);
  server.greets = true;
  await server.clock.pass(15_000);
  assert.equal(server.told.at(-1), 'up');
});

test('a server that says no is not asked again', async () => {
  const { clock, sockets, told, socket } = await aLine({ allows: false });

  await clock.pass(60_000);

  assert.deepEqual(told, ['refused not_allowed']);
  assert.equal(sockets.length, 1);
  assert.ok(socket().isClosed);
});

test('a closed line stays closed', async () => {
  const { line, clock, socket, sockets, told } = await aLine();

  line.close();
  await clock.pass(60_000);

  assert.deepEqual(told, ['up']);
  assert.ok(socket().isClosed);
  assert.equal(sockets.length, 1);
});

test('where WebSockets never open, the official client takes over with the same listeners', async () => {
  /** @type {any} */
  const given = {};
  const polled = { emit: async () => ({ ok: true, polled: true }), on() {}, check() {}, close: () => (given.closed = true) };
  const spare = async () => ({ openPolling: (/** @type {any} */ wishes, /** @type {any} */ heard) => (Object.assign(given, { wishes, heard }), polled) });
  const { line, clock, sockets, told } = await aLine({ greets: false, spare: /** @type {any} */ (spare) });
  line.on('room', () => {});

  await clock.pass(10_000);
  await settled();
  const answer = await line.emit('send', {});
  line.close();

  assert.equal(sockets.length, 2);
  assert.deepEqual(told, ['down 1', 'down 2']);
  assert.equal(given.wishes.namespace, '/visitor');
  assert.ok(given.heard.has('room'));
  assert.deepEqual(answer, { ok: true, polled: true });
  assert.ok(given.closed);
});

test('where nothing can be reached it keeps trying WebSockets', async () => {
  const server = await aLine({ greets: false });

  await server.clock.pass(60_000);
  server.greets = true;
  await server.clock.pass(15_000);

  assert.equal(server.told.at(-1), 'up');
});
