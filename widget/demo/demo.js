// @ts-check
/* Every state of the visitor's page, with a server that is only pretended. `demo.html` is the wall of all; `?scene=paired` is one alone, and
   `#ro.dark` after it chooses language and theme. In the real shell (`page/frame.html`) the project's name chooses the scene. The page, the line
   and the seal are the real ones. */
import { answerFor } from "./agreed.js";
import { PretendedServer } from "./pretended_server.js";
import { SCENES } from "./scenes.js";

const asked = new URLSearchParams(location.search).get("scene") ?? document.documentElement.dataset.project;
const scene = SCENES[asked ?? ""];

if (scene) await play();
else hangAll();

async function play() {
  const server = new PretendedServer();
  Object.assign(window, { WebSocket: server.socketClass(), rehearsal: server });
  window.fetch = async (to, how) => {
    if (scene.offline) throw new TypeError("no line");
    const asked = JSON.parse(String(how?.body));
    if (String(to).endsWith("/when")) return Response.json({ next: server.nextTurnOf(asked.name) });
    return Response.json(answerFor(asked.language, scene.answer));
  };
  if (scene.old) Reflect.deleteProperty(window, "TextEncoder");
  if (scene.pin !== undefined) await pinned(server, scene.pin);
  // A script by address, so that the page begins only after the pretence stands.
  await import("../frame.js");
  await scene.play?.(server);
  document.documentElement.dataset.scene = "ready";
}

/** As if the charity's page had said which key is the project's, and its own number. @param {PretendedServer} server @param {string} phone */
async function pinned(server, phone) {
  const { makeVouching } = await import("./vouching.js");
  server.vouching = await makeVouching(location.pathname.split("/")[2]);
  const [language = "", theme = ""] = location.hash.slice(1).split(".");
  history.replaceState(null, "", `#${language}.${theme}.${server.vouching.key}.${phone}`);
}

function hangAll() {
  document.body.className = "wall";
  document.body.replaceChildren(
    ...Object.keys(SCENES).map((name) => {
      const figure = document.createElement("figure");
      const caption = document.createElement("figcaption");
      caption.textContent = name;
      const frame = document.createElement("iframe");
      frame.title = name;
      frame.src = `demo.html?scene=${name}${location.hash}`;
      frame.loading = "lazy";
      figure.append(caption, frame);
      return figure;
    }),
  );
}
