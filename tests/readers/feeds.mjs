// What two clients read of feeds on the disk: OPDS 2.0 by r2-opds-js, which Thorium is made of, OPDS 1.2 by opds-feed-parser.
// Called with files; answers, for each, its title, its navigation, and of each publication what a reader would show.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { initGlobalConverters_OPDS } = require("r2-opds-js/dist/es8-es2017/src/opds/init-globals");
const { initGlobalConverters_GENERIC } = require("r2-shared-js/dist/es8-es2017/src/init-globals");
const { OPDSFeed } = require("r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2");
const { TaJsonDeserialize } = require("r2-lcp-js/dist/es8-es2017/src/serializable");
const { default: Parser } = require("opds-feed-parser");

initGlobalConverters_OPDS();
initGlobalConverters_GENERIC();

const opened = "http://opds-spec.org/acquisition/open-access";
const rels = (link) => [].concat(link.Rel ?? []);

function second(text) {
  const feed = TaJsonDeserialize(JSON.parse(text), OPDSFeed);
  return {
    title: feed.Metadata.Title,
    navigation: (feed.Navigation ?? []).map((link) => [link.Title, link.Href]),
    publications: (feed.Publications ?? []).map(({ Metadata: said, Links: links, Images: images }) => ({
      title: said.Title,
      language: said.Language[0],
      updated: new Date(said.Modified).toISOString(),
      files: links.filter((link) => rels(link).includes(opened)).map((link) => [link.TypeLink, link.Href]),
      covers: (images ?? []).map((link) => link.Href),
    })),
    links: feed.Links.map((link) => [rels(link)[0], link.Href]),
  };
}

async function first(text) {
  const feed = await new Parser().parse(text);
  const led = feed.entries.filter((entry) => entry.links.some((link) => link.rel === "subsection"));
  const listed = feed.entries.filter((entry) => !led.includes(entry));
  return {
    title: feed.title,
    navigation: led.map((entry) => [entry.title, entry.links[0].href]),
    publications: listed.map((entry) => ({
      title: entry.title,
      language: entry.language,
      updated: new Date(entry.updated).toISOString(),
      files: entry.links.filter((link) => link.rel === opened).map((link) => [link.type, link.href]),
      covers: entry.links.filter((link) => link.rel === "http://opds-spec.org/image").map((link) => link.href),
    })),
    links: feed.links.map((link) => [link.rel, link.href]),
  };
}

const said = {};
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  said[file] = file.endsWith(".json") ? second(text) : await first(text);
}
process.stdout.write(JSON.stringify(said));
