// @ts-check
/** The bytes that epochs, their announcements and confer keys are made of (docs/sealing.md). Holds no state. */
import { concat, fromText, pack } from './bytes.js';
import { hash } from './ciphers.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {{ project: string, conversation: string, slot: number }} Place where we are, and our own slot */
/** @typedef {{ slot: number, name: string, key: string }} Worker `key` is a shift key in base64url */
/** @typedef {Worker & { certificate?: null }} RosterLine */
/** @typedef {{ slot: number, box: string }} SealedPart */
/** @typedef {{ number: number, epoch_id: string, page_key: string, roster: RosterLine[], previous: string, signature: string,
 *   sealed: SealedPart[] }} EpochBody */
/** @typedef {{ to: number, box: string, signature: string }} HistoryBody */
/** @typedef {{ number: number, confer_id: string, roster: RosterLine[], sealed: SealedPart[] }} ConferKeyBody */
/** @typedef {import('./channel.js').SealedEntry & { type: 'message' }} MessageEntry */
/** @typedef {EpochBody & { type: 'epoch' }} EpochEntry */
/** @typedef {HistoryBody & { type: 'history' }} HistoryEntry */
/** @typedef {ConferKeyBody & { type: 'confer_key', by: number }} ConferKeyEntry */
/** @typedef {MessageEntry | EpochEntry | HistoryEntry | ConferKeyEntry} LogEntry one line of a sealed log, as the server passes it on */
/** @typedef {{ roster: string, id: string }} Labels */

/** @type {Labels} */
export const EPOCH = { roster: 'chatd roster v1', id: 'chatd epoch id v1' };
/** @type {Labels} */
export const CONFER = { roster: 'chatd confer roster v1', id: 'chatd confer id v1' };

export const HISTORY = 'chatd history v1';

/** @param {Worker[]} workers @returns {RosterLine[]} by rising slot; throws when two share one */
export function rosterOf(workers) {
  const roster = workers.map(({ slot, name, key }) => ({ slot, name, key, certificate: null }));
  return checked(roster.sort((a, b) => a.slot - b.slot));
}

/** @param {RosterLine[]} roster as it came @returns {RosterLine[]} */
export function checked(roster) {
  roster.forEach(({ slot }, at) => {
    if (slot <= (at ? roster[at - 1].slot : 0)) throw new RangeError('not a roster');
  });
  return roster;
}

/** @param {RosterLine[]} roster @returns {Bytes} */
const rosterBytes = (roster) => concat(...roster.map(({ slot, name, key }) => pack(slot, name, fromText(key))));

/** @param {Labels} labels @param {Place} place @param {number} number @param {RosterLine[]} roster @returns {Bytes} */
export const rosterHash = (labels, { project, conversation }, number, roster) =>
  hash(pack(labels.roster, project, conversation, number, rosterBytes(roster)));

/** The id is made from the key, so that whoever signs the one has signed the other, and nobody can slip in a key of their own.
 * @param {Labels} labels @param {Place} place @param {number} number @param {Bytes} key @returns {Bytes} */
export const idOf = (labels, { project, conversation }, number, key) => hash(pack(labels.id, project, conversation, number, key), 16);

/** @param {Place} place @param {Omit<EpochBody, 'signature' | 'sealed'>} body @returns {Bytes} what the page key signs */
export const announcement = ({ project, conversation }, { number, epoch_id, page_key, roster, previous }) =>
  pack('chatd epoch v1', project, conversation, number, fromText(epoch_id), fromText(page_key), rosterBytes(roster), fromText(previous));

/** @param {Place} place @param {number} number @param {Bytes} epochId @param {Bytes} key @param {Bytes} announced its hash @returns {Bytes} */
export const epochKeyPart = ({ conversation }, number, epochId, key, announced) =>
  pack('chatd epoch key v1', conversation, number, epochId, key, announced);

/** @param {Place} place @param {number} slot @param {Bytes} box @returns {Bytes} what the page key signs */
export const historyStatement = ({ project, conversation }, slot, box) => pack(HISTORY, project, conversation, slot, box);

/** A box opens the same both ways: the maker's slot inside says which way it went.
 * @param {Place} place @param {number} number @param {number} by @param {Bytes} conferId @param {Bytes} key @param {Bytes} roster its hash
 * @returns {Bytes} */
export const conferKeyPart = ({ conversation }, number, by, conferId, key, roster) =>
  pack('chatd confer key v1', conversation, number, by, conferId, key, roster);

/** @param {SealedPart[]} parts @param {number} slot @returns {Bytes} */
export function partFor(parts, slot) {
  const mine = parts.find((part) => part.slot === slot);
  if (!mine) throw new RangeError('nothing for this slot');
  return fromText(mine.box);
}

/** @param {RosterLine[]} roster @param {Worker} worker @returns {boolean} is this very worker, under this name and key, in it? */
export const standsIn = (roster, { slot, name, key }) => roster.some((line) => line.slot === slot && line.name === name && line.key === key);

