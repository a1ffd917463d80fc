import { h } from "./dom.js";
import { avatar } from "./header.js";
import { clockText, summary } from "./words.js";

/** The list of a person's chats, the newest message first. */
export function chatList(chats, titleOf, onOpen) {
  const newest = (one, other) => (other.last?.date ?? 0) - (one.last?.date ?? 0);
  const lines = [...chats].sort(newest).map((chat) => line(chat, titleOf(chat), onOpen));
  return h("div", { class: "chat-list", role: "list", "data-test": "chat-list" }, lines);
}

function line(chat, title, onOpen) {
  const words = chat.last
    ? `${chat.last.out ? "Saya: " : ""}${summary(chat.last)}`
    : "Belum ada pesan";
  return h(
    "div",
    { role: "listitem" },
    h(
      "button",
      { type: "button", class: "chat-line", "data-chat": chat.id, onclick: () => onOpen(chat.id) },
      avatar(chat.id, title, chat.kind === "private" ? "bot" : "group"),
      h(
        "span",
        { class: "chat-words" },
        h("span", { class: "chat-title" }, title),
        h("span", { class: "chat-last" }, words),
      ),
      h(
        "span",
        { class: "chat-side" },
        h("time", {}, chat.last ? clockText(chat.last.date) : ""),
        chat.unread > 0 &&
          h("span", { class: "count", "aria-label": `${chat.unread} belum dibaca` }, chat.unread),
      ),
    ),
  );
}
