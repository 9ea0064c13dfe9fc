// Where a browser puts the letters of runs: the runs that a page lacks, and those whose letters do not stand from left to
// right on each line. A visit is {file, width, runs}.

import { pathToFileURL } from "node:url";

// Runs in the page: finds each run in the text as it stands in the document, and asks for the box of every letter.
function look(runs) {
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (["STYLE", "SCRIPT"].includes(node.parentElement.tagName)) continue;
    [...node.data].reduce((start, letter) => {
      if (!/[\s\u2060\u2066-\u2069]/u.test(letter)) letters.push({ letter, node, start });
      return start + letter.length;
    }, 0);
  }
  const said = letters.map(({ letter }) => letter);
  const box = ({ node, start, letter }) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + letter.length);
    return range.getBoundingClientRect();
  };
  const rises = (one, next) => next.left > one.left - 0.5 || next.top > one.top + one.height / 2;
  const lacking = [], turned = [];
  for (const run of runs) {
    const wanted = [...run.replace(/\s/gu, "")];
    const places = [];
    for (let at = 0; at + wanted.length <= said.length; at++) {
      if (wanted.every((letter, number) => said[at + number] === letter)) places.push(at);
    }
    if (!places.length) lacking.push(run);
    for (const at of places) {
      const drawn = letters.slice(at, at + wanted.length).map(box).filter(({ width }) => width > 0);
      if (drawn.some((one, number) => number && !rises(drawn[number - 1], one))) turned.push(run);
    }
  }
  return { lacking, turned };
}

export async function boxes(page, { file, width, runs }) {
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return page.evaluate(look, runs);
}
