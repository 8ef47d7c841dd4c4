// Draws the Block Kit message read from stdin as a Slack client would, into one page of HTML on stdout.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages lie where they were installed, not beside this file.
const from = createRequire(`${process.argv[2]}/`);
const library = from.resolve("slack-blocks-to-jsx").replace(/index\.js$/, "");
const { createElement } = from("react");
const { renderToStaticMarkup } = from("react-dom/server");
const { Message } = await import(pathToFileURL(`${library}index.mjs`));

const { blocks, time } = JSON.parse(readFileSync(0, "utf-8"));
const message = createElement(Message, {
  blocks,
  time: new Date(time),
  theme: "light",
  name: "Baton",
  logo: process.argv[3],
});
const style = readFileSync(`${library}style.css`, "utf-8");
process.stdout.write(`<!doctype html><html><head><meta charset="utf-8"><style>${style}</style>
<style>body { margin: 0; width: 640px; padding: 12px; background: white }</style></head>
<body>${renderToStaticMarkup(message)}</body></html>`);
