// @ts-check
/** Prints a record as the browser seals and exports it, with the two leads' keys: for `test_open_record.py`. */
import { makeKeyring, sheetOf } from '../../console/static/lib/keyring.js';
import { fileOf } from '../../console/static/lib/record_file.js';
import { RecordSeal, confirm, newRecordId, wrapsHash } from '../../console/static/lib/record_seal.js';
import { listHash, signList } from '../../console/static/lib/trusting.js';
import { toText } from '../../widget/lib/bytes.js';

const { flagged, later, isClosed } = JSON.parse(process.argv[2]);
const project = 'harbour';
const [wren, finch, heron, lark, plover] = await Promise.all(Array.from({ length: 5 }, makeKeyring));
const leads = [{ person: 'lark', ...lark.publics }, { person: 'plover', ...plover.publics }];
const list = await signList(heron, project, { leads, dated: 1_795_305_600, not_after: 1_795_395_600, before: null });
const trusted = { number: list.number, hash: listHash(project, list), leads };

const facts = { project, record: newRecordId(), ground: 'danger_to_life', language: 'en', told: true, raisedAt: 1_795_305_999 };
const seal = await RecordSeal.begin({ ...facts, list: trusted, lines: flagged });
const raised = await seal.raise(wren);
const confirmed = await confirm(seal.key, raised.header, trusted, finch);
const more = seal.append(later);
const last = isClosed ? seal.end() : null;
const closing = isClosed ? { by: 'wren', ...(await seal.close(wren)) } : null;

const file = fileOf({
  header: raised.header,
  signed: [
    { what: 'raised', by: 'wren', name: 'Wren', ...raised.signed, says: '', why: '', wraps: toText(wrapsHash(raised.wraps)) },
    { what: 'confirmed', by: 'finch', name: 'Finch', ...confirmed.signed, says: '', why: '', wraps: toText(wrapsHash(confirmed.wraps)) },
  ],
  wraps: { raiser: raised.wraps, confirmer: confirmed.wraps },
  chunks: [...raised.chunks, ...more, ...(last ? [last] : [])],
  notes: [],
  closing,
  list,
  vouched: [],
});
const plovers = { signing: toText(plover.onPaper().slice(0, 32)), sealing: toText(plover.onPaper().slice(32)) };
console.log(JSON.stringify({ record: JSON.parse(file), lark: sheetOf(lark), plover: plovers }));
