import { h } from "./dom.js";

const ALLOWED = new Set(["B", "I", "U", "S", "CODE", "PRE", "A", "BLOCKQUOTE", "TG-SPOILER", "BR"]);
const COMMAND = /(^|\s)(\/[a-z0-9_]{1,32})(?![\w/.])/gi;

/** The contract's "html" as DOM: parsed inertly, only its own tags, no attribute but a safe href. */
export function richText(html, { onCommand, onLink }) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const copy = (node) => copied(node, { onCommand, onLink });
  return h("div", { class: "rich", dir: "auto" }, [...parsed.body.childNodes].flatMap(copy));
}

function copied(node, on) {
  if (node.nodeType === Node.TEXT_NODE) return withCommands(node, on.onCommand);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const children = [...node.childNodes].flatMap((child) => copied(child, on));
  return ALLOWED.has(node.tagName) ? [element(node, children, on)] : children;
}

function element(node, children, on) {
  if (node.tagName === "A") return link(node.getAttribute("href"), children, on);
  if (node.tagName === "TG-SPOILER") return spoiler(children);
  if (node.classList.contains("expandable")) return expandable(children);
  return h(node.tagName.toLowerCase(), {}, children);
}

function withCommands(node, onCommand) {
  if (node.parentElement.closest("a, code, pre")) return [node.data];
  const text = withoutBlockBreaks(node);
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(COMMAND)) {
    const [, before, command] = found;
    const onclick = () => onCommand(command);
    pieces.push(text.slice(end, found.index) + before);
    pieces.push(h("button", { type: "button", class: "link-button", onclick }, command));
    end = found.index + found[0].length;
  }
  return [...pieces, text.slice(end)];
}

/** A quotation is a block already: the line breaks that touch it would show as empty lines. */
function withoutBlockBreaks(node) {
  const isBlock = (other) => ["BLOCKQUOTE", "PRE"].includes(other?.tagName);
  const text = isBlock(node.previousSibling) ? node.data.replace(/^\n/, "") : node.data;
  return isBlock(node.nextSibling) ? text.replace(/\n$/, "") : text;
}

function link(address, children, on) {
  if (!safeAddress(address)) return h("span", {}, children);
  const onclick = (event) => {
    event.preventDefault();
    on.onLink(address);
  };
  return h("a", { href: address, rel: "noopener noreferrer", onclick }, children);
}

/** Says whether an address may be opened from the page: http, https, tg, mailto or tel. */
export function safeAddress(address) {
  return /^(https?|tg|mailto|tel):/i.test(address ?? "");
}

function spoiler(children) {
  const onclick = (event) => event.currentTarget.classList.add("shown");
  return h(
    "button",
    { type: "button", class: "spoiler", onclick, "aria-label": "Tampilkan" },
    children,
  );
}

function expandable(children) {
  const fold = (event) => {
    const open = quote.classList.toggle("open");
    event.currentTarget.setAttribute("aria-expanded", String(open));
    event.currentTarget.textContent = open ? "Ringkas" : "Selengkapnya";
  };
  const toggle = h(
    "button",
    { type: "button", class: "quote-toggle", "aria-expanded": "false", onclick: fold },
    "Selengkapnya",
  );
  const words = h("div", { class: "quote-words", onclick: () => toggle.click() }, children);
  const quote = h("blockquote", { class: "expandable", "data-test": "expandable" }, words, toggle);
  return quote;
}
