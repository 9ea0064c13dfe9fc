// The proof: what is typed on the one side is shown on the other.
// Nothing here knows a rule: findings, pages and places come from the desk.

const PAUSE = 60; // ms without a key before another page is asked for while one is on its way
const BUSY = 503; // many people work at the desk
const AGAIN = 1000; // ms before it is asked once more
const main = document.getElementById("proof");
const list = main.querySelector(".texts ol");
const sheets = document.getElementById("sheets");
const status = document.getElementById("said");
const here = location.pathname;
const edition = { imprint: main.dataset.imprint, format: main.dataset.format };

const texts = () => [...list.querySelectorAll(".text")];
const field = (text) => text.querySelector("textarea");
const named = (text) => ({ domain: text.dataset.domain, context: text.dataset.context });
const contexts = () => new Map(texts().map((text) => [text.dataset.context, text.querySelector(".source").textContent]));
const textOf = (context) => texts().find((text) => text.dataset.context === context);
let current = null;

async function post(name, said, place = here) {
  return fetch(`${place}/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...edition, ...said }),
  });
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// Only the newest state of a text is asked for: one that was typed over meanwhile is never sent.

class Newest {
  constructor(ask, atOnce) {
    Object.assign(this, { ask, atOnce, asking: 0, waiting: null, pause: 0 });
  }
  want(text) {
    this.waiting = { text };
    clearTimeout(this.pause);
    if (!this.asking) this.next();
    else this.pause = setTimeout(() => this.next(), PAUSE);
  }
  async next() {
    if (!this.waiting || this.asking >= this.atOnce) return;
    const { text } = this.waiting;
    this.waiting = null;
    this.asking += 1;
    try {
      await this.ask(text);
    } finally {
      this.asking -= 1;
      this.next();
    }
  }
}

// Pages

let asked = 0;
let shown = 0;
let printed = null; // the texts that stand on the pages
const scale = () => Math.min(4, Math.max(1, Math.ceil(2 * devicePixelRatio * 1.25) / 2)); // pixels to a point

async function typeset(text) {
  const turn = ++asked;
  status.textContent = status.dataset.working;
  const typed = text ? { ...named(text), string: field(text).value } : { context: current?.dataset.context ?? "" };
  const said = { ...typed, scale: scale() };
  const { format } = edition;
  const answer = await post("page", said);
  if (turn < shown || format !== edition.format) return; // a newer one was faster, or nobody wants it any more
  if (answer.status === BUSY) {
    if (turn === asked) setTimeout(() => pages.want(text), AGAIN);
    return;
  }
  if (!answer.ok) {
    if (turn === asked) status.textContent = `${status.dataset.failed} ${await answer.text()}`;
    return;
  }
  await show(await answer.json(), turn);
}

const pages = new Newest(typeset, 2);

async function show(proof, turn) {
  findings(document.getElementById("edition"), proof.findings.filter((each) => each.severity === "error"));
  if (proof.address) {
    const [sight, address] = proof.drawn;
    const pictures = { [sight]: await decoded(address) };
    if (turn < shown) return;
    shown = turn;
    const known = contexts();
    const old = [...sheets.querySelectorAll("img")]; // until its own picture is drawn, a page keeps the one before
    sheets.replaceChildren(...proof.pages.map((page, number) => sheet(proof, page, number, known, pictures[number] ?? old[number])));
    if (printed === null) sort(proof.places);
    printed = new Set(proof.places.map(([context]) => context));
    texts().forEach(mark);
    outline(false);
    others(proof, turn, sight);
  }
  if (turn !== asked) return; // there is a newer one to come
  status.textContent = "";
  main.dataset.shown = String(turn);
}

// Texts are put in the order in which they first stand on the pages, those that stand on none last; not under somebody's hands.
function sort(places) {
  if (list.contains(document.activeElement)) return;
  const contexts = [...new Set(places.map(([context]) => context))];
  const ranks = new Map(contexts.map((context, rank) => [context, rank]));
  const rank = (text) => ranks.get(text.dataset.context) ?? contexts.length;
  list.append(...texts().sort((one, two) => rank(one) - rank(two)));
}

// What is out of sight is drawn afterwards, and not at all where somebody has typed on.
async function others(proof, turn, sight) {
  const near = proof.pages.map((_, number) => number).sort((one, two) => Math.abs(one - sight) - Math.abs(two - sight));
  for (const number of near.slice(1)) {
    if (turn !== asked) return;
    await load(sheets.children[number], `/picture/${proof.address}/${number}/${scale()}`);
  }
}

async function decoded(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => {});
  return picture;
}

async function load(figure, address) {
  const picture = await decoded(address);
  const place = figure.querySelector("img");
  if (!place) return; // a newer sheet has taken it over
  for (const name of ["alt", "width", "height"]) picture[name] = place[name];
  place.replaceWith(picture);
}

const original = document.getElementById("original");

async function beside(wanted) {
  original.hidden = !wanted;
  if (!wanted || original.childElementCount) return;
  const answer = await post("page", { scale: scale() }, main.dataset.original);
  if (!answer.ok) return;
  const proof = await answer.json();
  const known = contexts();
  original.replaceChildren(...proof.pages.map((page, number) => sheet(proof, page, number, known)));
  for (const [number, figure] of [...original.children].entries()) await load(figure, `/picture/${proof.address}/${number}/${scale()}`);
  outline(false);
}

document.getElementById("beside")?.addEventListener("change", (event) => beside(event.target.checked));

function sheet(proof, page, number, known, picture = new Image()) {
  picture.alt = `${number + 1}`;
  picture.width = Math.round(page.width);
  picture.height = Math.round(page.height);
  const figure = make("figure", { className: "sheet" }, picture);
  figure.classList.toggle("cut", page.cut);
  figure.classList.toggle("large", page.width > 150);
  for (const [context, on, x, y, width, height] of proof.places) {
    if (on === number) figure.append(place(context, known.get(context) ?? context, page, x, y, width, height));
  }
  const share = `${Math.round(page.fill * 100)} % ${sheets.dataset.fill}`;
  const caption = page.cut ? sheets.dataset.cut : proof.panels ? share : "";
  figure.append(make("figcaption", {}, [number + 1, caption].filter(Boolean).join(" – ")));
  return figure;
}

function place(context, label, page, x, y, width, height) {
  const mark = make("button", { type: "button", className: "place", tabIndex: -1, ariaLabel: label });
  mark.dataset.context = context;
  mark.style.left = `${(100 * x) / page.width}%`;
  mark.style.width = `${(100 * width) / page.width}%`;
  mark.style.top = `calc((100% - var(--caption)) * ${y / page.height})`;
  mark.style.height = `calc((100% - var(--caption)) * ${height / page.height})`;
  return mark;
}

const places = (context, side = sheets) => [...side.querySelectorAll(".place")].filter((each) => each.dataset.context === context);

const sideBySide = matchMedia("(min-width: 56rem)"); // as in the style sheet: else either texts or pages are shown

function view(name) {
  main.dataset.view = name;
  for (const each of document.querySelectorAll(".switch button")) each.setAttribute("aria-pressed", String(each.dataset.view === name));
}

document.querySelector(".switch").addEventListener("click", (event) => {
  if (!event.target.dataset.view) return;
  view(event.target.dataset.view);
  if (main.dataset.view === "paper") outline(true);
  else current?.scrollIntoView({ block: "nearest" });
});

document.getElementById("format").addEventListener("change", (event) => {
  if (event.target.value === edition.format) return;
  edition.format = main.dataset.format = event.target.value;
  delete main.dataset.shown;
  const address = new URL(location.href);
  address.searchParams.set("format", edition.format);
  history.replaceState(null, "", address);
  pages.want(current && isTyped(current) ? current : null);
  original.replaceChildren();
  beside(!original.hidden);
});

function outline(scroll = sideBySide.matches) {
  for (const each of document.querySelectorAll(".place.current")) each.classList.remove("current");
  if (!current) return;
  for (const side of [original, sheets]) {
    const marks = places(current.dataset.context, side);
    for (const each of marks) each.classList.add("current");
    if (scroll && marks[0] && !side.hidden) marks[0].scrollIntoView({ block: "center", inline: "nearest" });
  }
}

for (const side of [sheets, original]) {
  side.addEventListener("click", (event) => {
    const mark = event.target.closest(".place");
    const text = mark && textOf(mark.dataset.context);
    if (text) reach(text);
  });
  side.addEventListener("keydown", (event) => walk(side, event));
}

function walk(side, event) {
  const marks = [...side.querySelectorAll(".place")];
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step || !marks.length) return;
  event.preventDefault();
  const at = marks.indexOf(document.activeElement);
  marks[Math.max(0, Math.min(marks.length - 1, at + step))].focus();
}

function reach(text) {
  view("texts");
  if (text.hidden) {
    choice.value = search.value = "";
    filter();
  }
  field(text).focus();
}

// Findings and aids

function findings(place, found) {
  place.replaceChildren(
    ...found.map((each) => {
      const line = make("li", { className: each.severity, lang: "en", dir: "ltr" });
      line.append(make("b", {}, each.severity), ` ${each.problem}; ${each.remedy}`);
      return line;
    }),
  );
}

async function check(text) {
  const string = field(text).value;
  const answer = await post("findings", { ...named(text), string });
  if (answer.status === BUSY && field(text).value === string) setTimeout(() => checks.want(text), AGAIN);
  if (answer.ok && field(text).value === string) {
    findings(text.querySelector(".findings"), (await answer.json()).findings);
    main.dataset.checked = string;
  }
}

async function aid(text) {
  const place = text.querySelector(".aids");
  if (place.dataset.asked) return;
  place.dataset.asked = "yes";
  const answer = await post("aids", named(text));
  if (answer.ok) place.replaceChildren(...parsed(await answer.text()));
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body.childNodes;

// Typing

const checks = new Newest(check, 1);
const isTyped = (text) => field(text).value !== field(text).defaultValue;
const isChanged = (text) =>
  isTyped(text) ||
  text.querySelector(".comment").value !== text.querySelector(".comment").defaultValue ||
  text.querySelector(".fuzzy").checked !== text.querySelector(".fuzzy").defaultChecked;

// What is known of a text in this window alone: whether it is saved, whether it stands on the pages, how it reads.
function mark(text) {
  const absent = printed !== null && !printed.has(text.dataset.context);
  text.classList.toggle("typed", isTyped(text));
  text.querySelector(".unsaved").hidden = !isChanged(text);
  text.querySelector(".absent").hidden = !absent;
  text.querySelector(".see").disabled = absent;
  const read = text.querySelector(".read");
  if (read) {
    // A field shows its letters in one direction: here each quantity has its own.
    const pieces = field(text).value.split(/(\{[^{}]*\})/);
    read.replaceChildren(...pieces.map((each, number) => (number % 2 ? make("bdi", { dir: "ltr" }, each) : each)));
  }
}

list.addEventListener("input", (event) => {
  const text = event.target.closest(".text");
  mark(text);
  count();
  if (event.target !== field(text)) return;
  checks.want(text);
  pages.want(text);
});

list.addEventListener("focusin", (event) => {
  const text = event.target.closest(".text");
  if (!text || text === current) return;
  if (current) current.classList.remove("current");
  current = text;
  text.classList.add("current");
  text.querySelector(".more").hidden = false;
  outline();
  aid(text);
});

// As if it were typed, so that the browser can undo it; no other way leaves that whole.
function put(text, string) {
  field(text).focus();
  document.execCommand("insertText", false, string);
}

// With a space between it and a word beside it, where the language has any.
function insert(text, string) {
  const { value, selectionStart, selectionEnd } = field(text);
  const touches = (letters, pattern) => ("spaced" in main.dataset && pattern.test(letters) ? " " : "");
  const before = touches(value.slice(0, selectionStart), /[\p{L}\p{N}}]$/u);
  const after = touches(value.slice(selectionEnd), /^[\p{L}\p{N}{]/u);
  put(text, `${before}${string}${after}`);
}

function take(text, string) {
  field(text).focus();
  field(text).select();
  if (string) put(text, string);
  else document.execCommand("delete");
}

// Saving

async function save(text) {
  const said = {
    ...named(text),
    string: field(text).value,
    seen: text.dataset.seen,
    fuzzy: text.querySelector(".fuzzy").checked,
    note: text.querySelector(".comment").value,
  };
  const answer = await post("save", said);
  if (answer.ok) {
    replace(text, await answer.text());
    status.textContent = status.dataset.saved;
    return true;
  }
  const kind = answer.headers.get("Content-Type") ?? "";
  const came = kind.startsWith("application/json") ? await answer.json() : { findings: [{ severity: "error", problem: await answer.text(), remedy: "" }] };
  if ("theirs" in came) conflict(text, came);
  else findings(text.querySelector(".findings"), came.findings);
  return false;
}

function conflict(text, came) {
  const place = text.querySelector(".conflict");
  place.hidden = false;
  place.querySelector(".theirs").textContent = came.theirs;
  place.dataset.seen = came.seen;
  text.querySelector(".more").hidden = false;
}

function replace(text, html) {
  const [fresh] = [...parsed(html)].filter((each) => each.nodeType === Node.ELEMENT_NODE);
  const focused = text.contains(document.activeElement);
  text.replaceWith(fresh);
  mark(fresh);
  if (text === current) {
    current = fresh;
    fresh.classList.add("current");
    fresh.querySelector(".more").hidden = false;
    aid(fresh);
    if (focused) field(fresh).focus();
  }
  filter();
}

function go(step) {
  const shown = texts().filter((text) => !text.hidden);
  const at = shown.indexOf(current);
  const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
  if (next) field(next).focus();
}

list.addEventListener("click", async (event) => {
  const text = event.target.closest(".text");
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.insert) insert(text, button.dataset.insert);
  else if (button.dataset.take) take(text, button.dataset.take);
  else if (button.dataset.confirm) ask(text, button);
  else if (button.className === "save") await save(text);
  else if (button.className === "undo") take(text, field(text).defaultValue);
  else if (button.className === "see") {
    view("paper");
    outline(true);
  }
  else if (button.className === "mine") {
    text.dataset.seen = text.querySelector(".conflict").dataset.seen;
    await save(text);
  } else if (button.className === "take") {
    text.dataset.seen = text.querySelector(".conflict").dataset.seen;
    take(text, text.querySelector(".theirs").textContent);
    text.querySelector(".conflict").hidden = true;
  }
});

document.addEventListener("keydown", async (event) => {
  if (!current || !list.contains(document.activeElement)) return;
  const chips = current.querySelectorAll(".chips .chip");
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    if (await save(current)) go(1);
    return;
  }
  if (!event.altKey || event.ctrlKey) return;
  const acts = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    KeyG: () => current.querySelector(".terms .chip")?.click(),
    KeyM: () => current.querySelector(".match")?.click(),
    KeyP: () => {
      if (!places(current.dataset.context).length) return;
      view("paper");
      places(current.dataset.context)[0].focus();
    },
  };
  const digit = /^Digit([1-9])$/.exec(event.code);
  const act = digit ? () => chips[digit[1] - 1]?.click() : acts[event.code] ?? acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Filters

const choice = document.getElementById("filter");
const search = document.getElementById("search");

const kinds = {
  "": () => true,
  safety: (text) => "safety" in text.dataset,
  unsaved: isChanged,
  absent: (text) => !text.querySelector(".absent").hidden,
};

function filter() {
  const words = search.value.toLocaleLowerCase();
  const kind = kinds[choice.value] ?? ((text) => text.dataset.state === choice.value);
  for (const text of texts()) {
    const wanted = kind(text);
    const said = `${text.querySelector(".source").textContent} ${field(text).value} ${text.dataset.context}`;
    text.hidden = !(wanted && said.toLocaleLowerCase().includes(words));
  }
  count();
}

function count() {
  const place = document.getElementById("count");
  const unsaved = texts().filter(isChanged).length;
  const drafts = unsaved ? ` · ${place.dataset.unsaved}: ${unsaved}` : "";
  place.textContent = `${texts().filter((text) => !text.hidden).length} / ${texts().length}${drafts}`;
}

choice.addEventListener("change", filter);
search.addEventListener("input", filter);
document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());

// Signing

function ask(text, button) {
  const question = button.closest("li").cloneNode(true);
  question.querySelector("button").remove();
  document.getElementById("question").textContent = question.textContent.trim();
  document.getElementById("questioned").textContent = field(text).defaultValue;
  sign("confirming", "confirm", { digest: button.dataset.confirm });
}

// The texts that an approval waits for.
function hinder(dialog, contexts) {
  dialog.querySelector(".hindering")?.replaceChildren(
    ...contexts.filter(textOf).map((context) => {
      const button = make("button", { type: "button", textContent: textOf(context).querySelector(".source").textContent });
      button.addEventListener("click", () => {
        dialog.close();
        reach(textOf(context)); // looked up now: what was saved meanwhile has put another in its place
      });
      return make("li", {}, button);
    }),
  );
}

function sign(id, name, said) {
  const dialog = document.getElementById(id);
  const form = dialog.querySelector("form");
  form.onsubmit = async (event) => {
    if (event.submitter?.value !== "sign") return;
    event.preventDefault();
    const answer = await post(name, { ...said, ...Object.fromEntries(new FormData(form)) });
    if (!answer.ok) {
      const kind = answer.headers.get("Content-Type") ?? "";
      const came = kind.startsWith("application/json") ? await answer.json() : { problem: await answer.text(), texts: [] };
      dialog.querySelector("[role=alert]").textContent = came.problem;
      hinder(dialog, came.texts);
      return;
    }
    dialog.close();
    status.textContent = `${status.dataset.saved} ${(await answer.json()).written}`;
    await refresh();
  };
  dialog.querySelector("[role=alert]").textContent = "";
  hinder(dialog, []);
  dialog.showModal();
}

document.getElementById("approve").addEventListener("click", () => sign("approving", "approve", {}));

// What others save

async function refresh() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const other of fresh.querySelectorAll(".texts .text")) {
    const text = texts().find((each) => each.id === other.id);
    if (!text) list.append(other);
    else if (!isChanged(text)) {
      if (text.dataset.seen !== other.dataset.seen || text.dataset.state !== other.dataset.state || !text.contains(document.activeElement)) replace(text, other.outerHTML);
    } else if (text.dataset.seen !== other.dataset.seen) conflict(text, { theirs: field(other).value, seen: other.dataset.seen });
  }
  filter();
  pages.want(current && isTyped(current) ? current : null);
}

let wave = 0;
const stream = new EventSource("/events");
stream.addEventListener("saved", () => {
  clearTimeout(wave);
  wave = setTimeout(refresh, 200);
});
addEventListener("pagehide", () => stream.close());
addEventListener("beforeunload", (event) => {
  if (texts().some(isChanged)) event.preventDefault();
});

texts().forEach(mark);
filter();
pages.want(null);
