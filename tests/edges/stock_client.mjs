// A visitor and a worker on the official socket.io-client, as docs/events.md tells another implementer to write them.
// node stock_client.mjs '{"origin", "transport", "token"}' or '{…, "cookie", "csrf"}': prints what came of it as JSON.

import { io } from 'socket.io-client';

const { origin, transport, token, cookie, csrf } = JSON.parse(process.argv[2]);
const isWorker = Boolean(csrf);

const socket = io(`${origin}/${isWorker ? 'operator' : 'visitor'}`, {
  transports: [transport],
  auth: isWorker ? { csrf } : { token },
  extraHeaders: { Origin: origin, ...(isWorker ? { Cookie: cookie } : {}) },
  forceNew: true,
  reconnection: false,
});

const heard = [];
socket.onAny((name) => heard.push(name));

/** @param {string} name @param {object} body */
const ask = (name, body) => socket.timeout(8000).emitWithAck(name, body);

/** @param {string} name */
const hears = (name) => (heard.includes(name) ? undefined : new Promise((resolve) => socket.once(name, resolve)));

async function visits() {
  const arrived = await ask('arrive', { page_key: 'A'.repeat(43), language: 'en' });
  await hears('room');
  const beat = await ask('beat', {});
  const left = await ask('leave', { how: 'ended' });
  await hears('ended');
  return [arrived, beat, left];
}

async function works() {
  await hears('desk');
  const checkedIn = await ask('check_in', { shift_key: 'A'.repeat(43), name: 'Wren', languages: ['en'] });
  const finished = await ask('end_shift', {});
  return [checkedIn, finished];
}

socket.on('connect_error', (error) => {
  console.log(JSON.stringify({ refused: error.message, data: error.data }));
  process.exit(0);
});

socket.on('connect', async () => {
  const answers = await (isWorker ? works() : visits());
  console.log(JSON.stringify({ answers, heard, transport: socket.io.engine.transport.name }));
  process.exit(0);
});
