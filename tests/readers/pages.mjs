// What a browser sees of pages on the disk. Standard input: a JSON list of visits, {file, width, scheme, axe}.
// Standard output: a JSON list of what each came to: requests, what the console said, sideways scroll in pixels,
// text, axe's violations in words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function visit(browser, { file, width, scheme, axe: examined }) {
  const page = await browser.newPage();
  const [requests, said] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.setOfflineMode(true);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  const seen = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText,
  }));
  const violations = examined ? await examine(page) : [];
  await page.close();
  return { requests, said, violations, ...seen };
}

async function examine(page) {
  await page.evaluate(axe);
  const report = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), rules);
  return report.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

const visits = JSON.parse(await text(process.stdin));
const browser = await puppeteer.launch({ executablePath: process.env.PUPPETEER_EXECUTABLE_PATH });
const came = [];
try {
  for (const each of visits) came.push(await visit(browser, each));
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(came));
