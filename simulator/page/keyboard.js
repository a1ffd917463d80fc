import { h, icon } from "./dom.js";

/** The inline keyboard of a message; `pressed` is the place ("row.column") still unanswered. */
export function inlineKeyboard(message, pressed, onPress) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return [];
  const drawn = rows.map((row, r) => inlineRow(row, r, { message, pressed, onPress }));
  return [
    h("div", { class: "inline-keyboard", role: "group", "aria-label": "Tombol pesan" }, drawn),
  ];
}

function inlineRow(row, r, context) {
  return h(
    "div",
    { class: "key-row" },
    row.map((button, c) => inlineButton(button, `${r}.${c}`, context)),
  );
}

function inlineButton(button, place, { message, pressed, onPress }) {
  const waiting = pressed === place;
  const mark = button.url ? "link" : button.copy_text ? "copy" : null;
  return h(
    "button",
    {
      type: "button",
      class: `key ${styleOf(button)}${waiting ? " waiting" : ""}`,
      "aria-busy": waiting ? "true" : null,
      "data-button": button.text,
      "data-place": place,
      onclick: () => onPress(message, button, place),
    },
    h("span", { class: "key-label" }, button.text),
    mark && icon(mark),
  );
}

function styleOf(button) {
  return ["primary", "success", "danger"].includes(button.style) ? button.style : "plain";
}

/** The reply keyboard of a message, shown in place of the phone's own keys. */
export function replyKeyboard(message, onKey) {
  const rows = message.reply_markup.keyboard.map((row) =>
    h(
      "div",
      { class: "key-row" },
      row.map((key) => replyKey(key, onKey)),
    ),
  );
  return h("div", { class: "reply-keyboard", role: "group", "aria-label": "Papan tombol" }, rows);
}

function replyKey(key, onKey) {
  const { text } = key;
  const attributes = { type: "button", class: `key ${styleOf(key)}`, "data-button": text };
  return h("button", { ...attributes, onclick: () => onKey(key) }, text);
}
