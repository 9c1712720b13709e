"""What pages say when something about keys was not done: what is wrong, and what to do next. Scripts show the same words."""

from __future__ import annotations

from typing import Final

from chatd.keys.refusals import Code, KeysRefused

WORDS: Final = {
    Code.TOO_LARGE: "That is more than a ring may hold. Call whoever looks after this chat.",
    Code.OUT_OF_STEP: "Somebody else changed this meanwhile. Load the page again and look once more.",
    Code.NOT_YOURS: "These are somebody else's keys. Nothing was changed.",
    Code.NOT_SIGNED: "The signature is not right for this, so nothing was changed. Copy the whole block once more, or sign it again.",
    Code.NO_ROOT: "This project has no root key yet. Whoever looks after this chat sets it: see “Keys” in the handbook.",
    Code.NO_KEYS: "There are no keys yet. They are made at the next sign-in.",
    Code.NOT_VOUCHED: "Nobody vouches for you here just now, so you cannot vouch for others. Ask the holder of the root key for a certificate.",
    Code.TOO_LONG: "That is for too long. Workers are vouched for at most 30 days, coordinators and lists of leads at most 90.",
    Code.TOO_EARLY: "The time in it is not now. Set this device's clock right and sign again.",
    Code.OVER: "That is over already. Ask for a new one.",
    Code.OTHER_KEYS: "This is for other keys than those that are here now. Load the page again, compare the numbers, and sign once more.",
    Code.NOT_SERVING: "This person does not answer this project's visitors.",
    Code.NOT_A_LEAD: "One of them is not a lead of this project. Load the page again.",
    Code.NO_SHEET: "One of them has not typed back their recovery sheet yet.",
    Code.NO_SECOND_STEP: "One of them has no second step yet.",
    Code.NOT_AGREED: "Only a lead of the list in force can agree, with the keys that it names.",
    Code.TAKEN_BACK: "These keys were taken back and are never vouched for again. They make new ones first.",
    Code.NOT_THE_NEXT: "Another list was signed meanwhile. Load the page again.",
}


def words_for(refused: KeysRefused) -> str:
    return WORDS[refused.code]


SCRIPT_WORDS: Final = {
    **{str(code): words for code, words in WORDS.items()},
    "sign_in_again": "You are signed out. Sign in again; nothing was changed.",
    "stale": "You are signed out. Sign in again; nothing was changed.",
    "second_step": "This waits for your second step. Show it first; nothing was changed.",
    "locked": "Your keys are locked in this browser. Unlock them first; nothing was changed.",
    "unreachable": "We cannot reach the server. Look at your connection and try again; nothing was changed.",
    "not_trusted": "Your own keys do not trust what the server shows here, so nothing was signed. Load the page again. If it stays so, call the holder of the root key.",
    "numbers_differ": "That is not the number of the key that is here now. Nothing was changed. Call your coordinator before you go on.",
    "other_root": "This project's root key is not the one that your keys know. Look at “My keys” before you sign anything.",
    "sheet_missing": "Type all eight lines, as they stand on the paper.",
    "sheet_line": "This line is not as it was printed. Look at it once more, letter by letter.",
    "sheet_other": "These lines give other keys than yours. Is it your own, and your newest sheet?",
    "compare_again": "None of these can be renewed unseen. Compare the number with each of them, below.",
    "passphrase_missing": "Write your passphrase.",
    "passphrase_wrong": "That passphrase does not open your keys. Check it and try once more. Is your passphrase new? Sign out and in again.",
    "cannot_work_out": "This browser could not work out your key. Try an up-to-date Firefox, Chrome or Safari.",
    "not_found": "That is not there, or not yours to change. Load the page again.",
    "trouble": "That did not work, and it is not your doing. Load the page again; if it stays so, call your coordinator.",
}
