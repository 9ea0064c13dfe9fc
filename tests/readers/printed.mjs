// What a browser prints of a page: the file, in base64. A visit is {file, paper}.

import { pathToFileURL } from "node:url";

export async function printed(page, { file, paper }) {
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return { pdf: Buffer.from(await page.pdf({ format: paper })).toString("base64") };
}
