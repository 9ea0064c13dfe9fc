// The print desk in a browser. What is typed is in the fields of this page and nowhere else: no address, no storage, no history.

const main = document.getElementById("print");
const { visit, imprint } = main.dataset;
const IDLE_MS = Number(main.dataset.idle) * 1000;
const ANSWER_MS = 60_000; // how long somebody has to say that they are still there
const PAUSE_MS = 600; // how long nobody types before the page is made
const PING_MS = 60_000;
const BLANKS = " ".repeat(4096); // so that all copies of what is sent are large, and are overwritten as they are given back
const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const sheets = $("#shelf");
const fill = $("#fill");
const trouble = $("#trouble");
const back = $("#back");
let languages = null;
let serial = 0;
let answered = null; // what came of the newest question
let typing = 0;
let sure = new Set();
let choosing = false;

const folded = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

// A browser opens few connections at once: covers that are still on their way give theirs to what was chosen, and come later.

function interrupt() {
  for (const each of all("img")) {
    if (each.complete) continue;
    each.dataset.later = each.getAttribute("src");
    each.removeAttribute("src");
  }
}

function resume(step) {
  for (const each of all("img[data-later]", step)) {
    each.src = each.dataset.later;
    delete each.dataset.later;
  }
}

function go(step) {
  resume(step);
  for (const each of [sheets, fill, ...all(".languages")]) each.hidden = each !== step;
  back.hidden = step === sheets;
  trouble.hidden = true;
  $("h1", step).focus();
  scrollTo(0, 0);
}

function say(words) {
  trouble.textContent = words;
  trouble.hidden = !words;
}

async function post(path, body = "{}") {
  const response = await fetch(`/print/${path}`, { method: "POST", body, headers: { "Content-Type": "application/json" }, cache: "no-store" });
  if (response.status === 410) say(trouble.dataset.closed);
  if (!response.ok) throw new Error(await response.text());
  return response;
}

function start() {
  location.replace(`/print?imprint=${encodeURIComponent(imprint)}`);
}

// Sheets and languages

function find() {
  const words = folded($("#find").value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const each of all("#shelf [data-words]")) {
    const there = folded(each.dataset.words);
    each.hidden = !words.every((word) => there.includes(word));
    found += !each.hidden;
  }
  $("#none").textContent = found ? "" : $("#none").dataset.none;
}

async function choose(document_, locale) {
  if (choosing) return; // what is shown is what was touched first, and no answer comes after another's
  choosing = true;
  interrupt();
  try {
    const response = await post(`choose/${visit}`, JSON.stringify({ imprint, document: document_, locale }));
    fill.innerHTML = await response.text();
  } catch (error) {
    if (trouble.hidden) say(`${trouble.dataset.failed} ${error.message}`);
    resume(main);
    return;
  } finally {
    choosing = false;
  }
  sure = new Set();
  answered = null;
  go(fill);
  format();
  show();
}

// What is typed, and the page with it

const chosen = () => $("[name=format]:checked", fill);

function format() {
  const { value, dataset } = chosen();
  for (const each of all(".blank", fill)) each.hidden = !each.dataset.formats.split(" ").includes(value);
  for (const each of all("[data-edge]", fill)) each.hidden = each.dataset.edge !== dataset.flip;
  for (const each of all("#take [data-folds]", fill)) each.hidden = each.dataset.folds !== dataset.folds;
}

function typed() {
  const fields = {};
  for (const each of all(".blank:not([hidden])", fill)) fields[each.dataset.context] = all("[data-part]", each).map((input) => input.value);
  return `${BLANKS}${JSON.stringify({ fields, sure: [...sure] })}${BLANKS}`;
}

async function show() {
  clearTimeout(typing);
  typing = 0;
  const mine = ++serial;
  const body = typed();
  const where = `${visit}/${mine}/${chosen().value}`;
  answered = null;
  $("#state").textContent = $(".views").dataset.working;
  $(".views").classList.add("stale"); // what is shown is not what is typed
  const made = post(`page/${where}`, body).then((response) => response.json());
  if ($("#beside")) {
    post(`beside/${where}`, body).then((response) => response.json()).then((answer) => mine === serial && draw($("#beside"), answer)).catch(() => {});
  }
  try {
    const answer = await made;
    if (mine !== serial || answer.late) return;
    answered = answer;
    heard(answer);
  } catch (error) {
    if (mine !== serial) return;
    answered = { refused: true };
    $("#state").textContent = trouble.hidden ? `${trouble.dataset.failed} ${error.message}` : "";
  }
}

function heard(answer) {
  $("#state").textContent = answer.failed ? `${trouble.dataset.failed} ${answer.failed}` : answer.closed ? trouble.dataset.closed : "";
  for (const each of all(".blank", fill)) {
    const said = answer.said?.[each.dataset.context] ?? "";
    const line = $(".said", each);
    if (line.innerHTML !== said) line.innerHTML = said;
    const wrong = Boolean(said) && !$(".back", line);
    each.classList.toggle("refused", wrong);
    for (const input of all("[data-part]", each)) input.setAttribute("aria-invalid", String(wrong));
  }
  const wrong = $("#wrong");
  wrong.replaceChildren(...(answer.wrong ?? []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  wrong.hidden = !wrong.children.length;
  $(".views").classList.toggle("stale", !answer.ready);
  draw($("#page"), answer);
}

function draw(view, answer) {
  if (!answer.pages) return;
  const label = $("h2", view).textContent;
  $(".drawn", view).replaceChildren(...answer.pages.map((src) => Object.assign(new Image(), { src, alt: label })));
  view.dataset.shown = String(serial);
}

function take(event) {
  if (typing || !serial) show();
  if (answered && !answered.ready) {
    event.preventDefault();
    ($(".refused [data-part]", fill) ?? $("#state")).focus();
    return;
  }
  event.currentTarget.href = `/print/paper/${visit}/${serial}/${chosen().value}`;
}

// Somebody is there, or nobody

let asking = 0;
let leaving = 0;
let pinged = Date.now();

function there() {
  clearTimeout(asking);
  clearTimeout(leaving);
  const idle = $("#idle");
  if (idle.open) idle.close();
  if (Date.now() - pinged > PING_MS) {
    pinged = Date.now();
    post(`here/${visit}`).catch(() => {});
  }
  asking = setTimeout(() => {
    idle.showModal();
    leaving = setTimeout(start, ANSWER_MS);
  }, IDLE_MS);
}

for (const event of ["pointerdown", "keydown", "input"]) document.addEventListener(event, there, { passive: true });
there();

addEventListener("pagehide", () => {
  for (const each of all("input, textarea", fill)) each.value = "";
  fill.replaceChildren();
  navigator.sendBeacon(`/print/leave/${visit}`, new Blob(["{}"], { type: "application/json" }));
});
addEventListener("pageshow", (event) => event.persisted && start());

$("#again").addEventListener("click", start);
$("#stay").addEventListener("click", there);
back.addEventListener("click", () => {
  if (fill.hidden) return go(sheets);
  serial += 1;
  clearTimeout(typing);
  typing = 0;
  fill.replaceChildren();
  go(languages);
});
$("#find")?.addEventListener("input", find);
$(".find")?.addEventListener("submit", (event) => {
  event.preventDefault();
  $("#shelf [data-words]:not([hidden]) button")?.click();
});
sheets.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sheet]");
  if (!button) return;
  languages = all(".languages").find((each) => each.dataset.document === button.dataset.sheet);
  go(languages);
});
for (const each of all(".languages")) {
  each.addEventListener("click", (event) => {
    const button = event.target.closest("[data-locale]");
    if (button) choose(each.dataset.document, button.dataset.locale);
  });
}
fill.addEventListener("input", (event) => {
  if (!event.target.matches("[data-part]")) return;
  sure.delete(event.target.closest(".blank").dataset.context);
  clearTimeout(typing);
  typing = setTimeout(show, PAUSE_MS);
});
fill.addEventListener("change", (event) => {
  if (event.target.name === "format") format();
  if (event.target.name === "format" || typing) show();
});
fill.addEventListener("submit", (event) => event.preventDefault());
fill.addEventListener("click", (event) => {
  const link = event.target.closest("#take");
  if (event.target.closest("[data-sure]")) {
    sure.add(event.target.closest(".blank").dataset.context);
    show();
  } else if (link) {
    take({ preventDefault: () => event.preventDefault(), currentTarget: link });
  }
});
document.documentElement.dataset.ready = "yes";
