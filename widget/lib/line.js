// @ts-check
/** A line to the server: Socket.IO 5 over one WebSocket, JSON only, kept alive and opened again. Knows nothing of what is said on it.
 * Where WebSockets are blocked, the official client takes over and polls. */

/** @typedef {{ send(frame: string): void, close(): void, onmessage: any, onclose: any, onerror: any }} Socket */
/** @typedef {{ emit(name: string, body: object, patience?: number): Promise<any>, on(name: string, hear: (body: any) => void): void,
 *   check(): void, close(): void }} Line */
/** @typedef {object} Wishes
 * @property {string} url the server's origin
 * @property {string} namespace such as `/visitor`
 * @property {() => object} auth asked at every connection
 * @property {() => void} [onUp] the line stands
 * @property {(tries: number) => void} [onDown] it was lost, or could not be opened, so many times in a row; we try again by ourselves
 * @property {(why: string) => void} [onRefused] the server said no; nothing more is tried
 * @property {{ new (url: string): any }} [WebSocket]
 * @property {(deed: () => void, ms: number) => unknown} [later]
 * @property {() => Promise<{ openPolling(wishes: Wishes, heard: Map<string, (body: any) => void>): Line }>} [spare]
 */

const ANSWER = 10_000;
const BEAT = 4_000;
const OPENING = 8_000;
const LONGEST_WAIT = 10_000;

/** @param {Wishes} wishes @returns {Line} `on` holds one listener for each name; `emit` rejects when the line is down, is lost or stays silent */
export function openLine(wishes) {
  const { url, namespace, auth, onUp, onDown, onRefused, spare = () => import('./polling.js') } = wishes;
  const { WebSocket = globalThis.WebSocket, later = (deed, ms) => setTimeout(deed, ms) } = wishes;
  /** @type {Map<string, (body: any) => void>} */
  const heard = new Map();
  /** @type {Map<number, { resolve(answer: any): void, reject(error: Error): void }>} */
  const asked = new Map();
  let questions = 0;
  let tries = 0;
  let watches = 0;
  let silence = OPENING;
  let isUp = false;
  let isBusy = false;
  let isClosed = false;
  let wasOpen = false;
  /** @type {Socket | undefined} */
  let socket;
  /** @type {Line | undefined} */
  let polling;

  async function connect() {
    if (isClosed || isBusy || socket || polling) return;
    isBusy = true;
    if (!wasOpen && tries > 1) await poll();
    isBusy = false;
    if (isClosed || polling) return;
    try {
      /** @type {Socket} */
      const mine = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
      socket = mine;
      mine.onmessage = (/** @type {{ data: string }} */ { data }) => mine === socket && hear(data);
      mine.onclose = mine.onerror = () => drop(mine);
      watch(OPENING);
    } catch {
      drop(socket);
    }
  }

  async function poll() {
    try {
      const { openPolling } = await spare();
      if (!isClosed) polling = openPolling(wishes, heard);
    } catch {
      // The server is away, not only its WebSockets: a plain socket once more.
    }
  }

  /** @param {string} frame */
  function hear(frame) {
    if (frame[0] === '0') greet(JSON.parse(frame.slice(1)));
    if (frame[0] === '1') drop(socket);
    if (frame[0] === '2') {
      socket?.send('3');
      watch(silence);
    }
    if (frame[0] === '4' && frame.startsWith(namespace, 2)) take(frame[1], frame.slice(namespace.length + 3));
  }

  /** @param {{ pingInterval: number, pingTimeout: number }} handshake */
  function greet({ pingInterval, pingTimeout }) {
    wasOpen = true;
    silence = pingInterval + pingTimeout;
    watch(silence);
    socket?.send(`40${namespace},${JSON.stringify(auth())}`);
  }

  /** @param {string} type @param {string} rest an acknowledgement's number, then JSON */
  function take(type, rest) {
    const id = parseInt(rest) || 0;
    const body = JSON.parse(rest.replace(/^\d+/, '') || 'null');
    if (type === '0') {
      isUp = true;
      tries = 0;
      onUp?.();
    }
    if (type === '1') drop(socket);
    if (type === '2') heard.get(body[0])?.(body[1]);
    if (type === '3') {
      asked.get(id)?.resolve(body[0]);
      asked.delete(id);
    }
    if (type === '4') {
      close();
      onRefused?.(body?.message);
    }
  }

  /** A line that can send and never hears looks alive to everybody but the clock.
   * @param {number} ms */
  function watch(ms) {
    const mine = ++watches;
    const watched = socket;
    later(() => mine === watches && drop(watched), ms);
  }

  /** @param {Socket | undefined} which */
  function drop(which) {
    if (which !== socket) return;
    hangUp();
    if (isClosed) return;
    tries += 1;
    onDown?.(tries);
    later(connect, Math.min(LONGEST_WAIT, 250 * 2 ** tries) * (0.5 + Math.random()));
  }

  function hangUp() {
    const old = socket;
    socket = undefined;
    isUp = false;
    old?.close();
    for (const { reject } of asked.values()) reject(new Error('line lost'));
    asked.clear();
  }

  /** @param {string} name @param {object} body @param {number} [patience] in milliseconds @returns {Promise<any>} */
  function emit(name, body, patience = ANSWER) {
    if (polling) return polling.emit(name, body, patience);
    return new Promise((resolve, reject) => {
      if (!isUp) throw new Error('line down');
      const id = ++questions;
      asked.set(id, { resolve, reject });
      socket?.send(`42${namespace},${id}${JSON.stringify([name, body])}`);
      later(() => {
        if (!asked.delete(id)) return;
        reject(new Error('no answer'));
        if (name !== 'beat') check();
      }, patience);
    });
  }

  /** Is it alive both ways? Finds out within seconds; while it is down, tries now. */
  function check() {
    if (polling) return polling.check();
    const asking = socket;
    if (isUp) emit('beat', {}, BEAT).catch(() => drop(asking));
    else connect();
  }

  function close() {
    isClosed = true;
    polling?.close();
    hangUp();
  }

  connect();
  return { emit, on: (name, hear) => void heard.set(name, hear), check, close };
}
