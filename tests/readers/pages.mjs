// What a browser sees of a page on the disk: requests, what the console said, sideways scroll in pixels, headings with a picture
// on their words, text, axe's violations in words. A visit is {file, width, scheme, axe}.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function pages(page, { file, width, scheme, axe: examined }) {
  const [requests, said] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  const seen = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText,
    covered: [...document.querySelectorAll("h1, h2, h3, h4")].filter((heading) => {
      const words = document.createRange();
      const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("svg") || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      const lines = [];
      while (texts.nextNode()) {
        words.selectNodeContents(texts.currentNode);
        lines.push(...words.getClientRects());
      }
      return [...heading.querySelectorAll("img, svg")].map((drawn) => drawn.getBoundingClientRect()).some((drawn) =>
        lines.some((line) => Math.min(drawn.right, line.right) - Math.max(drawn.left, line.left) > 1
          && Math.min(drawn.bottom, line.bottom) - Math.max(drawn.top, line.top) > 1));
    }).map((heading) => heading.innerText),
  }));
  const violations = examined ? await examine(page) : [];
  return { requests, said, violations, ...seen };
}

async function examine(page) {
  await page.evaluate(axe);
  const report = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), rules);
  return report.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
