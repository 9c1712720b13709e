// @ts-check
/* The chat, loaded when it starts: line, seal and screen put together. */
import { openLine } from "./lib/line.js";
import { VisitorSeal, makePageKey, signal, text, typing } from "./lib/seal.js";
import { toText } from "./lib/bytes.js";
import { makeTalk } from "./parts/talk.js";

/** @typedef {import("./parts/talk.js").Chat} Chat */

/** @type {import("./parts/conversation.js").Ground} */
const ground = { openLine, makePageKey, VisitorSeal, envelope: { text, signal, typing }, toText };

/** @param {import("./parts/talk.js").Beginning} beginning @returns {Chat} */
export const makeChat = (beginning) => makeTalk(ground, beginning);
