// What the shelf does beyond showing pages: it finds editions, and says of a version what it is worth. Each page is whole without it.
"use strict";
(() => {
  const FEW = 60; // more finds than this nobody reads

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

  // All that is wanted must be there; what is in a title comes first, and a word that begins so before one that only holds it.
  const find = (records, typed) => {
    const parts = wanted(typed);
    const found = [];
    for (const record of records) {
      let rank = 0;
      for (const part of parts) {
        const at = record.title.indexOf(part);
        if (at >= 0) rank += at === 0 || record.title[at - 1] === " " ? 0 : 1;
        else if (record.rest.includes(part)) rank += 3;
        else { rank = -1; break; }
      }
      if (rank >= 0) found.push([rank, record]);
    }
    return found.sort((one, other) => one[0] - other[0]).map((each) => each[1]);
  };

  const records = () => {
    if (Array.isArray(shelf)) {
      return shelf.map(([title, summary, theirs, page, anchor]) =>
        ({ title: fold(title), rest: fold(`${summary} ${theirs}`), shown: title, note: summary, page, anchor }));
    }
    const languages = Object.fromEntries(Object.entries(shelf.languages).map(([tag, names]) => [tag, fold(`${names.join(" ")} ${tag}`)]));
    const several = Object.keys(shelf.houses).length > 1;
    const isolated = (name) => `\u2068${name}\u2069`;
    const notes = Object.fromEntries(Object.entries(shelf.languages).map(([tag, names]) => [tag, names.slice(0, 2).filter(Boolean)]));
    return shelf.documents.flatMap(([house, document, title, tags]) => {
      const folded = fold(title), whose = shelf.houses[house] || house, keeper = fold(whose);
      return tags.split(" ").map((tag) => ({
        title: folded, rest: `${languages[tag]} ${keeper}`,
        shown: notes[tag].map(isolated).join(" · "), note: [title, ...(several ? [whose] : [])].map(isolated).join(" · "),
        page: `${tag}/${house}/${document}.html`, language: tag,
      }));
    });
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
        const tag = each.firstElementChild.hreflang, names = fold(`${shelf.languages[tag].join(" ")} ${tag}`);
        each.hidden = !parts.every((part) => names.includes(part));
      });
      cards.forEach((card, id) => { card.hidden = Boolean(typed) && !here.has(id); });
      document.querySelectorAll("section.house").forEach((each) => { each.hidden = !each.querySelector("article:not([hidden])"); });
      document.querySelectorAll(".pages").forEach((each) => { each.hidden = Boolean(typed); });
      const other = found.filter((record) => !cards.has(record.anchor));
      elsewhere.replaceChildren(...other.slice(0, FEW).map(link));
      elsewhere.hidden = !other.length;
      const some = found.length || languages.some((each) => !each.hidden);
      status.textContent = !typed ? "" : !some ? form.dataset.none : found.length ? form.dataset.found.replace("{number}", found.length.toLocaleString(document.documentElement.lang)) : "";
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    box.addEventListener("input", show);
    if (box.value) show();
  };

  // A sign as it was read from paper: no I, L, O or U is ever in one.
  const plain = (typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

  const check = (part) => {
    const form = part.querySelector(".typed"), box = form.querySelector("input");
    const answer = (typed) => {
      const sign = plain(typed), whole = sign.length >= 8;
      const there = whole && [...part.querySelectorAll(".answer")].find((each) => each.id === sign);
      const shown = whole ? there || part.querySelector(".unknown") : null;
      part.querySelectorAll(".answer").forEach((each) => each.classList.toggle("asked", each === shown));
      part.classList.toggle("settled", Boolean(shown));
    };
    const asked = () => {
      const said = (location.hash || location.search).slice(1);
      if (plain(said).length === 8) { box.value = plain(said); answer(said); scrollTo(0, 0); }
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
