// @ts-check
/* The button on a charity's own page. It keeps nothing, asks once whether the chat is open, and puts the chat itself in a frame of another
   origin, where no script of the page can read it. One classic script with nothing beside it, so that one line embeds it. */
(() => {
  const me = /** @type {HTMLScriptElement} */ (document.currentScript);
  const wished = { .../** @type {any} */ (window).chatdConfig, ...me.dataset };
  const home = new URL(me.src).origin;
  let { lang: language = document.documentElement.lang, theme = "" } = wished;
  /* What follows # is never sent. Given the project's key, the chat's page checks every worker's. */
  const page = () => `${home}/w/${wished.project}/#${language}.${theme}` + ("key" in wished ? `.${wished.key}.${wished.phone || ""}` : "");
  if (!wished.project || "chatd" in window) return;

  /* Open, closed, hide: until the server has said them in the page's language. */
  let labels = ["Chat with us", "Chat with us · closed now", "Hide chat"];

  /* The host page may set --chatd-accent. */
  const STYLE = `:host{all:initial;position:fixed;bottom:16px;inset-inline-end:16px;z-index:2147483000}\
@media print{:host{display:none!important}}\
.b{display:block;padding:14px 20px;border:2px solid #fff;border-radius:99px;background:var(--chatd-accent,#5B3A6E);color:#fff;font:600 17px system-ui,sans-serif;text-decoration:none;cursor:pointer}\
.p{position:fixed;bottom:80px;inset-inline-end:16px;width:380px;height:min(640px,100vh - 96px);visibility:hidden}\
.o .p{visibility:visible}\
iframe{box-sizing:border-box;width:100%;height:100%;border:1px solid #8a8290;border-radius:16px;background:#fbf8f4}\
@media(max-width:480px),(max-height:480px){.p{inset:0;width:100%;height:100%}iframe{border:0;border-radius:0}.b{position:relative}.o.r .b{visibility:hidden}}`;

  let state = "";
  let leaveTo = wished.leave || "";
  let isOpen = false;
  let ready = "";
  let hasNew = false;
  /** @type {HTMLIFrameElement|null} */
  let frame = null;

  const ends = new AbortController();
  const view = /** @type {VisualViewport} */ (visualViewport);
  /** @param {EventTarget} at @param {string} name @param {any} does */
  const listen = (at, name, does) => at.addEventListener(name, does, { capture: true, signal: ends.signal });
  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {object} [has] @returns {HTMLElementTagNameMap[T]} */
  const make = (tag, has) => Object.assign(document.createElement(tag), has);
  const host = make("div");
  const box = make("div");
  const panel = make("div", { className: "p" });
  /** @type {HTMLElement} */
  let button = make("button");

  /** @param {string} name */
  const tell = (name) => dispatchEvent(new Event(`chatd:${name}`));
  /** @param {string} what @param {any} to */
  const post = (what, to) => frame && /** @type {Window} */ (frame.contentWindow).postMessage({ chatd: what, to }, home);

  const ask = () =>
    fetch(`${home}/p/${wished.project}/button.json?lang=${language}`, { referrerPolicy: "no-referrer" })
      .then((answer) => answer.json())
      .then((answer) => ({ state, labels } = answer))
      .catch(() => {});

  function draw() {
    button.className = "b";
    button.textContent = labels[isOpen ? 2 : +!/open|busy/.test(state)] + (hasNew ? " (1)" : "");
    button.setAttribute("aria-expanded", /** @type {any} */ (isOpen));
    box.className = isOpen ? `o${ready}` : "";
  }

  function open() {
    if (isOpen) return;
    if (!frame) {
      frame = make("iframe", {
        title: "Chat",
        referrerPolicy: "no-referrer",
        sandbox: "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
        src: page(),
      });
      panel.append(frame);
    }
    turn(true);
    frame.focus();
  }

  /** @param {boolean} on */
  function turn(on) {
    isOpen = on;
    hasNew = false;
    draw();
    /* Before it is ready the frame has another origin still, and the browser would complain in the page's console. */
    if (ready) post("view", on);
    tell(on ? "opened" : "closed");
  }

  function close() {
    if (!isOpen) return;
    turn(false);
    button.focus();
  }

  function toggle() {
    isOpen ? close() : open();
  }

  /** Hidden first, whatever the network does; then away, leaving no entry to come back to. @param {string} to */
  function leave(to) {
    if (!/^https?:/i.test(to)) return;
    document.documentElement.style.cssText = "display:none!important";
    post("leave", "");
    location.replace(to);
  }

  function drop() {
    if (frame) frame.remove();
    frame = null;
    ready = "";
    close();
  }

  /** @param {MessageEvent} event */
  function hear({ source, origin, data }) {
    if (!frame || source !== frame.contentWindow || origin !== home) return;
    const { chatd: what, to } = data;
    if (what === "ready") {
      leaveTo = to;
      ready = " r";
      draw();
      post("view", isOpen);
    }
    if (what === "hide") close();
    if (what === "leave") leave(to);
    if (what === "new" && !isOpen) {
      hasNew = true;
      draw();
    }
  }

  /* Shift pressed and let go three times within a second with nothing between; a capital letter starts the count again. */
  let isAlone = false;
  /** @type {number[]} */
  let taps = [];
  /** @param {Event} event */
  function down(event) {
    isAlone = /** @type {KeyboardEvent} */ (event).key === "Shift";
    if (!isAlone) taps = [];
  }
  /** @param {KeyboardEvent} event */
  function up({ key, timeStamp }) {
    if (key !== "Shift" || !isAlone) return;
    isAlone = false;
    taps = [timeStamp, ...taps];
    if (timeStamp - taps[2] < 1000) leave(leaveTo);
  }

  /** A page that comes back out of the browser's cache starts afresh. @param {PageTransitionEvent} event */
  const back = (event) => event.persisted && drop();

  /** On a phone the panel is as tall as what can be seen above the keyboard. */
  function fit() {
    panel.style.cssText = innerWidth < 481 ? `height:${view.height}px;top:${view.offsetTop}px` : "";
  }

  function destroy() {
    drop();
    host.remove();
    ends.abort();
    delete (/** @type {any} */ (window).chatd);
  }

  function stand() {
    if (host.shadowRoot) return;
    const root = host.attachShadow({ mode: "open" });
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.append(make("style", { textContent: STYLE }));
    }
    if (!state) button = make("a", { href: page(), target: "_blank", rel: "noreferrer" });
    else button.onclick = toggle;
    draw();
    box.append(panel, button);
    root.append(box);
    /* Words for where this script was refused or never came. */
    (document.getElementById("chatd-else") || host).remove();
    document.documentElement.append(host);
    listen(window, "message", hear);
    listen(window, "keydown", down);
    listen(window, "pointerdown", down);
    listen(window, "keyup", up);
    listen(window, "pageshow", back);
    listen(view, "resize", fit);
    listen(view, "scroll", fit);
    /** @type {any} */ (window).chatd = {
      open,
      close,
      toggle,
      destroy,
      show: () => (host.style.display = ""),
      hide: () => (host.style.display = "none"),
      /** @param {string} to */
      setLocale: (to) => (post("locale", (language = to)), ask().then(draw)),
      /** @param {string} to */
      setTheme: (to) => post("theme", (theme = to)),
    };
    tell("ready");
  }

  /* When the server cannot be reached the button says closed, and leads to the page that may still answer. Stands once, whichever comes first. */
  setTimeout(stand, 6000);
  ask().then(stand);
})();
