// @ts-check
/** Ce spune pagina de lucru, în română. Ce nu este aici se arată în engleză. */

/** @type {import("../lib/words.js").Strings} */
export default {};
