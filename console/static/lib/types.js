// @ts-check
/**
 * The desk's side of `chatd/wire.py`, as types alone; that file is the one truth.
 *
 * @typedef {"first" | "second" | "supervisor"} Role
 * @typedef {"arriving" | "waiting" | "paired" | "alone" | "interrupted" | "ended"} State
 * @typedef {"room" | "confer"} Channel
 * @typedef {{ slot: number, name: string, key: string, certificate?: null }} Member
 * @typedef {{ slot: number, name: string, charity: string, key: string, role: Role, here: boolean, me: boolean, confers_only?: boolean, same_as: number | null,
 *   certificate?: import("../../../widget/lib/trust.js").Chain | null }} WorkerInRoom
 * @typedef {object} Room
 * @property {string} conversation
 * @property {string} project
 * @property {string} project_name
 * @property {string} language
 * @property {State} state
 * @property {number} my_slot
 * @property {Role} role
 * @property {WorkerInRoom[]} workers
 * @property {boolean} visitor_here
 * @property {number} epoch
 * @property {number} confer
 * @property {boolean} [log_full]
 * @property {boolean} [pinned] the visitor's page checks the workers' keys, and makes no epoch where one fails
 * @property {"confer" | "chat" | null} [supervisor_asked]
 * @property {Flag[]} [flags]
 *
 * @typedef {object} Flag this conversation is being kept under policy
 * @property {string} record
 * @property {string} ground
 * @property {string} name who raised it
 * @property {boolean} mine
 * @property {boolean} told
 * @property {"yes" | "no" | null} answer
 * @property {boolean} asked it is mine to say yes or no
 * @property {boolean} writes my page adds what is said from now on
 * @property {{ by: number, key: string, box: string } | null} box
 * @property {{ slot: number, key: string }[]} lacks
 *
 * @typedef {{ type: string, seq: number, [field: string]: any }} Entry
 * @typedef {{ conversation: string, project: string, project_name: string, language: string, since: string, mine_to_take: boolean, gender?: string | null, kept?: boolean,
 *   hint?: { kind: string, name: string | null } | null }} Waiting
 * @typedef {{ conversation: string, project: string, project_name: string, language: string, since: string }} Broken
 * @typedef {{ name: string, charity: string, status: "online" | "break" | "finishing" | "supervising", here: boolean, first_in: number, second_in: number, languages: string[], briefed?: boolean, reason?: string | null }} Colleague
 * @typedef {{ project: string, project_name: string, state: "open" | "busy" | "full" | "closing_soon" | "closed", next_opening: string | null,
 *   clinic_name?: string | null, clinic_phone?: string | null, clinic_hours?: string | null, by_hand_until?: string | null }} ProjectState
 * @typedef {{ name: string, charity: string, here: boolean }} Expected
 * @typedef {{ starts: string, ends: string, reason: string, projects: string[] }} Shut
 * @typedef {object} Brief
 * @property {Expected[]} with_me
 * @property {Expected[]} after
 * @property {string | null} after_starts
 * @property {string | null} ends
 * @property {{ name: string, phone: string } | null} on_call
 * @property {string | null} supervisor
 * @property {string | null} lead
 * @property {Shut[]} closures
 * @property {boolean} pair_broken
 *
 * @typedef {{ rota: string, name: string, projects: string[], starts: string | null, suggested: boolean, brief: Brief }} DeskOffered
 * @typedef {{ conversation: string, project: string, project_name: string, language: string, reach: "confer" | "chat" }} Called
 * @typedef {{ name: string, charity: string, debriefed: boolean, wants_call: boolean }} Gone
 * @typedef {object} DeskTruth
 * @property {{ name: string, status: "online" | "break" | "finishing" | "supervising" } | null} me
 * @property {{ name: string, languages: string[], rota: string } | null} welcome_back
 * @property {Waiting[]} waiting
 * @property {Broken[]} broken
 * @property {{ conversation: string, role: Role }[]} mine
 * @property {Colleague[]} colleagues
 * @property {{ name: string, phone: string } | null} on_call
 * @property {ProjectState[]} projects
 * @property {boolean} [offers_gender]
 * @property {DeskOffered[]} [desks]
 * @property {Gone[]} [gone]
 * @property {Called[]} [called]
 *
 * @typedef {{ ok: true, seq?: number, shift?: string } | { ok: false, code: string, text_key?: string, field?: string | null }} Answered
 */

export {};
