// @ts-check
/** The same line through the official client, for networks that block WebSockets. Loaded only there. */
import { io } from '../vendor/socket.io.esm.min.js';

/** @typedef {import('./line.js').Line} Line */
/** @typedef {import('./line.js').Wishes} Wishes */

const ANSWER = 10_000;
const BEAT = 8_000;

/** @param {Wishes} wishes @param {Map<string, (body: any) => void>} heard @returns {Line} */
export function openPolling({ url, namespace, auth, onUp, onDown, onRefused }, heard) {
  let tries = 0;
  const down = () => onDown?.((tries += 1));
  /** @type {any} */
  const socket = io(url + namespace, { auth: (/** @type {(said: object) => void} */ tell) => tell(auth()), forceNew: true });
  socket.on('connect', () => {
    tries = 0;
    onUp?.();
  });
  socket.on('disconnect', (/** @type {string} */ why) => {
    if (why === 'io client disconnect') return;
    down();
    if (!socket.active) socket.connect();
  });
  socket.on('connect_error', (/** @type {Error} */ error) => (socket.active ? down() : onRefused?.(error.message)));
  socket.onAny((/** @type {string} */ name, /** @type {any} */ body) => heard.get(name)?.(body));

  /** @param {string} name @param {object} body @returns {Promise<any>} */
  async function emit(name, body, patience = ANSWER) {
    // The official client would keep it and send it after a reconnection: sealed words wait with us, not there.
    if (!socket.connected) throw new Error('line down');
    return socket.timeout(patience).emitWithAck(name, body);
  }

  function check() {
    if (socket.connected) emit('beat', {}, BEAT).catch(() => socket.io.engine?.close());
    else socket.connect();
  }

  return { emit, on: (name, hear) => void heard.set(name, hear), check, close: () => void socket.disconnect() };
}
