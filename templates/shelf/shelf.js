// What the shelf does beyond showing pages: it finds editions, and says of a version what it is worth. Each page is whole without it.
"use strict";
(() => {
  const FEW = 60; // more finds than this nobody reads

  // A sign as it was read from paper, be it behind a word or in wide letters: no I, L, O or U is ever in one.
  const LENGTH = 8;
  const letters = (typed) => typed.normalize("NFKC").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").match(/[0-9A-Z]+/g) || [];
  const plain = (typed) => {
    const words = letters(typed), all = words.join(""), last = words.at(-1) || "", two = words.slice(-2).join("");
    return all.length <= LENGTH ? all : [last, two].find((each) => each.length === LENGTH) || all;
  };
  const whole = (sign) => sign.length >= LENGTH; // one that is too long is as unknown as any other
  const shownAs = (typed) => typed.normalize("NFKC").toUpperCase().trim();
  const looks = (typed) => plain(typed).length === LENGTH && /\d/.test(shownAs(typed)) && /^[\dA-Z\s-]+$/.test(shownAs(typed)); // no word has a digit

  // Letters as people type them: no capitals; no accents in Latin, Greek and Cyrillic; no vowel signs, one alef in Arabic.
  const fold = (text) => text
    .normalize("NFKD").toLowerCase()
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu, "$1")
    .replace(/[\u0640\u064b-\u065f\u0670]/g, "").replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647")
    .replace(/[\p{Cf}]/gu, "").normalize("NFC");

  // Scripts that set no blanks between words: what is typed is looked for by all its pairs of letters, script by script, since a
  // Japanese word mostly ends where another script begins.
  const JOINED = /\p{Script=Han}+|\p{Script=Hiragana}+|[\p{Script=Katakana}\u30fc]+|\p{Script=Thai}+|\p{Script=Lao}+|\p{Script=Khmer}+|\p{Script=Myanmar}+/gu;
  const pairs = (run) => {
    const letters = [...run];
    return letters.length < 2 ? [run] : letters.slice(1).map((letter, at) => letters[at] + letter);
  };
  const wanted = (typed) => {
    const text = fold(typed);
    const joined = (text.match(JOINED) || []).flatMap(pairs);
    const words = text.replace(JOINED, " ").match(/[\p{L}\p{N}\p{M}]+/gu) || [];
    return [...joined, ...words.map((word) => word.length > 4 ? word.replace(/^\u0627\u0644/, "") : word)];
  };

  // A word begins so, or holds it: a few letters are held by too many, but where words have no blanks or take an article.
  const HELD = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}]|..../u;
  const words = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")}`;
  const begins = (text, part) => text.includes(` ${part}`);
  const holds = (text, part) => begins(text, part) || (HELD.test(part) && text.includes(part));

  // All that is wanted must be there; what is in a title comes first, and a word that begins so before one that only holds it.
  const ranked = (record, part) => begins(record.title, part) ? 0 : holds(record.title, part) ? 1 : holds(record.rest, part) ? 3 : NaN;
  const find = (records, typed) => {
    const parts = wanted(typed), sign = plain(typed);
    const signed = whole(sign) ? records.filter((record) => record.signs.includes(sign)) : [];
    if (signed.length) return signed.map((record) => ({ ...record, page: `${record.page}#${sign}` }));
    return !parts.length ? [] : records
      .map((record) => [parts.reduce((rank, part) => rank + ranked(record, part), 0), record])
      .filter(([rank]) => rank >= 0).sort((one, other) => one[0] - other[0]).map((each) => each[1]);
  };

  const records = () => {
    if (Array.isArray(shelf)) {
      return shelf.map(([title, summary, theirs, page, anchor, signs]) =>
        ({ title: words(title), rest: words(`${summary} ${theirs}`), shown: title, note: summary, page, anchor, signs }));
    }
    const languages = Object.fromEntries(Object.entries(shelf.languages).map(([tag, names]) => [tag, words(`${names.join(" ")} ${tag}`)]));
    const several = Object.keys(shelf.houses).length > 1;
    const isolated = (name) => `\u2068${name}\u2069`;
    const notes = Object.fromEntries(Object.entries(shelf.languages).map(([tag, names]) => [tag, names.slice(0, 2).filter(Boolean)]));
    return shelf.documents.flatMap(([house, document, title, tags, signs, english]) => {
      const folded = words(title), whose = shelf.houses[house] || house, keeper = words(`${whose} ${english}`);
      const signed = signs.split(" ");
      return tags.split(" ").map((tag, number) => ({
        title: folded, rest: `${languages[tag]} ${keeper}`, signs: signed[number],
        shown: notes[tag].map(isolated).join(" · "), note: [title, ...(several ? [whose] : [])].map(isolated).join(" · "),
        page: `${tag}/${house}/${document}.html`, language: tag,
      }));
    }).concat(Object.entries(shelf.gone).map(([page, [title, signs]]) =>
      ({ title: "", rest: "", signs, shown: title, note: "", page })));
  };

  const search = (form) => {
    const box = form.querySelector("input"), status = form.querySelector("[role=status]");
    const elsewhere = document.querySelector(".elsewhere");
    const cards = new Map([...document.querySelectorAll("article[id]")].map((card) => [card.id, card]));
    const languages = [...document.querySelectorAll(".languages:not(.small) li")];
    let known;
    const link = (record) => {
      const item = document.createElement("li"), anchor = document.createElement("a");
      const title = document.createElement("b"), note = document.createElement("span");
      anchor.href = record.page; title.textContent = record.shown; note.textContent = record.note;
      title.dir = "auto";
      anchor.append(title, note); item.append(anchor);
      return item;
    };
    const show = () => {
      const typed = box.value.trim();
      known = known || records();
      const found = typed ? find(known, typed) : [];
      const here = new Set(found.map((record) => record.anchor));
      const parts = typed ? wanted(typed) : [];
      languages.forEach((each) => {
        const tag = each.firstElementChild.hreflang, names = words(`${shelf.languages[tag].join(" ")} ${tag}`);
        each.hidden = !parts.every((part) => holds(names, part));
      });
      cards.forEach((card, id) => { card.hidden = Boolean(typed) && !here.has(id); });
      document.querySelectorAll("section.house").forEach((each) => { each.hidden = !each.querySelector("article:not([hidden])"); });
      document.querySelectorAll(".pages").forEach((each) => { each.hidden = Boolean(typed); });
      const other = found.filter((record) => !cards.has(record.anchor));
      elsewhere.replaceChildren(...other.slice(0, FEW).map(link));
      elsewhere.hidden = !other.length;
      const some = found.length || languages.some((each) => !each.hidden);
      status.classList.toggle("refused", !some && looks(typed));
      status.textContent = !typed ? "" : !some ? (looks(typed) ? form.dataset.unknown.replace("{sign}", shownAs(typed)) : form.dataset.none) : found.length ? form.dataset.found.replace("{number}", found.length.toLocaleString(document.documentElement.lang)) : "";
    };
    form.hidden = false;
    // The key that ends a line opens what alone was found; of several it goes to the first.
    const choices = () => {
      const tiles = [...document.querySelectorAll(".languages:not(.small) li:not([hidden]) a")];
      return tiles.length ? tiles : [...document.querySelectorAll("article[id]:not([hidden]) h3 a, .elsewhere:not([hidden]) a")];
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
      const [first, ...more] = box.value.trim() ? choices() : [];
      if (first) more.length ? first.focus() : first.click();
    });
    box.addEventListener("input", show);
    addEventListener("pageshow", () => { if (box.value) show(); }); // whoever comes back finds what they had typed
  };

  // What stands on the whole shelf is fetched only for a sign that the page does not know.
  const here = document.currentScript.src;
  const everything = (then) => {
    const root = new URL("..", here);
    if (typeof shelf !== "undefined") return then(root);
    const script = document.createElement("script");
    script.src = new URL("index.js", here);
    script.addEventListener("load", () => then(root));
    document.head.append(script);
  };

  const check = (part) => {
    const form = part.querySelector(".typed"), box = form.querySelector("input");
    const unknown = part.querySelector(".unknown"), other = part.querySelector(".other"), verdict = unknown.querySelector(".verdict"), rule = unknown.querySelector(".rule");
    const show = (shown) => {
      part.querySelectorAll(".answer").forEach((each) => each.classList.toggle("asked", each === shown));
      part.classList.toggle("settled", Boolean(shown));
      other.hidden = shown !== other;
      verdict.hidden = shown !== unknown;
      rule.hidden = shown === unknown;
    };
    const answer = (typed) => {
      const sign = plain(typed);
      const there = [...part.querySelectorAll(".answer")].find((each) => each.id === sign);
      unknown.querySelector(".sign").textContent = shownAs(typed);
      other.querySelector(".sign").firstElementChild.textContent = sign;
      part.classList.toggle("begun", Boolean(sign) && !whole(sign));
      show(whole(sign) ? there || unknown : null);
      if (!whole(sign) || there) return;
      everything((root) => {
        const found = find(records(), sign).find((record) => record.signs.includes(sign));
        if (!found || plain(box.value) !== sign) return;
        const link = document.createElement("a"), worth = found.signs[found.signs.indexOf(sign) + LENGTH];
        link.href = new URL(found.page, root);
        link.append(...[found.note, found.shown].filter(Boolean).map((said) => {
          const line = document.createElement("span");
          line.dir = "auto";
          line.textContent = said;
          return line;
        }));
        other.querySelector(".worth").textContent = other.dataset[worth];
        other.className = `answer other ${{ c: "current", d: "unreviewed", r: "replaced", w: "withdrawn" }[worth]}`;
        other.querySelector(".whose-sheet").replaceChildren(link);
        show(other);
      });
    };
    const asked = () => {
      const said = (location.hash || location.search).slice(1), sign = plain(said);
      if (!/^[0-9A-Za-z]{8}$/.test(said)) return; // what others add to an address is no sign
      box.value = sign;
      answer(sign);
      document.querySelector("main").classList.add("arrived");
      scrollTo(0, 0);
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    box.addEventListener("input", () => answer(box.value));
    addEventListener("hashchange", asked);
    asked();
  };

  // Whoever comes with a telephone finds first what it is set to.
  const welcome = (list) => {
    const tiles = [...list.children], named = (tile) => tile.firstElementChild.hreflang.toLowerCase();
    const spoken = (navigator.languages || []).map((tag) => tag.toLowerCase());
    const of = (tag) => tiles.find((tile) => named(tile) === tag) || tiles.find((tile) => named(tile).split("-")[0] === tag.split("-")[0]);
    list.prepend(...new Set(spoken.map(of).filter(Boolean)));
  };

  document.querySelectorAll(".languages:not(.small)").forEach(welcome);
  document.querySelectorAll("form.find").forEach(search);
  document.querySelectorAll(".check").forEach(check);
})();
