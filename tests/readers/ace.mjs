// Ace by DAISY over several e-books, in one browser. Arguments: a folder to work in, then the books.
// Standard output: one JSON object, the violations of each book, in words.

import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const ace = require("@daisy/ace-core");
const chromium = require("@daisy/ace-axe-runner-puppeteer");

const [folder, ...books] = process.argv.slice(2);
const once = { ...chromium, launch: async () => {}, close: async () => {} }; // Ace would start a browser for each book

function* violations(report, place = "") {
  for (const each of report.assertions ?? []) {
    const where = each["earl:testSubject"]?.url ?? place;
    if (each.assertions) yield* violations(each, where);
    else if (each["earl:result"]?.["earl:outcome"] !== "pass") {
      const { "earl:impact": impact, "dct:title": title } = each["earl:test"];
      const result = each["earl:result"];
      yield `${where} ${impact} ${title}: ${result["dct:description"]} ${result.html ?? ""}`;
    }
  }
}

const found = {};
await chromium.launch();
try {
  for (const book of books) {
    const outdir = mkdtempSync(join(folder, "ace-"));
    const [, report] = await ace(book, { cwd: folder, outdir, tmpdir: outdir, silent: true }, once);
    found[book] = [...violations(report)];
  }
} finally {
  await chromium.close();
}
process.stdout.write(JSON.stringify(found));
process.exit(0); // Ace leaves a timer running
