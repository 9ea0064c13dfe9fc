// One browser for all that a process of the tests looks at. Standard input: a line of JSON for each question, {ask, visits}; `ask`
// names what is done on each visit, every one in a new page without network. Standard output: a line of JSON, {came} or {failed}.

import { createInterface } from "node:readline";

import puppeteer from "puppeteer-core";

import { boxes } from "./boxes.mjs";
import { pages } from "./pages.mjs";
import { printed } from "./printed.mjs";

const looks = { boxes, pages, printed };
const browser = await puppeteer.launch({ executablePath: process.env.PUPPETEER_EXECUTABLE_PATH });

async function visited(look, visit) {
  const page = await browser.newPage();
  try {
    await page.setOfflineMode(true);
    return await look(page, visit);
  } finally {
    await page.close();
  }
}

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { ask, visits } = JSON.parse(line);
    const came = [];
    try {
      for (const each of visits) came.push(await visited(looks[ask], each));
      console.log(JSON.stringify({ came }));
    } catch (error) {
      console.log(JSON.stringify({ failed: String(error) }));
    }
  }
} finally {
  await browser.close();
}
