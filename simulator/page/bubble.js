import { h, icon, iconButton } from "./dom.js";
import { inlineKeyboard } from "./keyboard.js";
import { media } from "./media.js";
import { richText } from "./richtext.js";
import { clockText, fullName, hue, summary } from "./words.js";

/** One message, or an album, with its keyboard: a row of the thread. */
export function bubbles(messages, view, on) {
  const [first] = messages;
  const keyboard = inlineKeyboard(messages.at(-1), view.pressed, on.press);
  const body = messages.length > 1 ? album(messages, view, on) : bubble(first, view, on);
  return h(
    "div",
    { class: `row ${first.out ? "out" : "in"}` },
    h("div", { class: "stack" }, body, keyboard),
  );
}

function album(messages, view, on) {
  if (messages.every((message) => message.photo)) return photoAlbum(messages, view, on);
  return h(
    "div",
    { class: "album" },
    messages.map((message) => bubble(message, view, on)),
  );
}

/** Pictures stand in a grid, so their one caption stands under all of them. */
function photoAlbum(messages, view, on) {
  const { html } = messages.find((message) => message.html) ?? {};
  const drawn = messages.map((message) => bubble({ ...message, html: "" }, view, on));
  const words = html && richText(html, { onCommand: on.command, onLink: on.link });
  const end = h(
    "div",
    { class: "album-end" },
    words,
    footer({ ...messages.at(-1), reactions: [] }, on),
  );
  return h("div", { class: "album photos" }, drawn, end);
}

function bubble(message, view, on) {
  const sender = message.out ? "Saya" : fullName(message.from);
  const label = `${sender}, ${clockText(message.date)}: ${summary(message)}`;
  return h(
    "article",
    {
      class: `bubble ${message.out ? "out" : "in"}${message.photo ? " pictured" : ""}`,
      "data-message-id": message.message_id,
      "data-test": "bubble",
      tabindex: "-1",
      "aria-label": label,
      oncontextmenu: (event) => openMenu(event, message, on),
      ondblclick: () => on.reply(message),
      onkeydown: (event) => keyed(event, message, on),
    },
    view.group && !message.out && senderLine(message.from),
    forwarded(message),
    quote(message.reply_to_message, on),
    media(message, { onPicture: on.picture }),
    message.html && richText(message.html, { onCommand: on.command, onLink: on.link }),
    !message.html &&
      !carries(message) &&
      h("div", { class: "rich muted" }, "[isi tidak dapat ditampilkan]"),
    footer(message, on),
    tools(message, on),
  );
}

function carries(message) {
  const kinds = ["photo", "document", "video", "audio", "voice", "animation", "video_note"];
  return kinds.some((kind) => message[kind]);
}

function openMenu(event, message, on) {
  event.preventDefault();
  on.menu(message, event.currentTarget);
}

function keyed(event, message, on) {
  if (event.target !== event.currentTarget) return;
  const deeds = { Enter: () => on.menu(message, event.currentTarget), r: () => on.reply(message) };
  const deed = deeds[event.key];
  if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  deed();
}

function senderLine(user) {
  const line = h("div", { class: "sender" }, fullName(user));
  line.style.setProperty("--hue", hue(user.id));
  return line;
}

function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  const from = origin.sender_user_name ?? origin.chat?.title ?? fullName(origin.sender_user);
  return h("div", { class: "forwarded" }, `Diteruskan dari ${from}`);
}

function quote(target, on) {
  if (!target) return null;
  return h(
    "button",
    {
      type: "button",
      class: "quote",
      "data-test": "quote",
      onclick: () => on.jump(target.message_id),
    },
    h("span", { class: "quote-name" }, fullName(target.from)),
    h("span", { class: "quote-text" }, summary(target)),
  );
}

function footer(message, on) {
  return h(
    "div",
    { class: "footer" },
    (message.reactions ?? []).map((one) => reaction(message, one.emoji ?? one, on)),
    h(
      "span",
      { class: "meta" },
      message.edit_date && h("span", { class: "edited", "data-test": "edited" }, "diedit"),
      h("time", {}, clockText(message.date)),
      message.out && icon("check"),
    ),
  );
}

function reaction(message, emoji, on) {
  const onclick = () => on.react(message, null);
  const label = `Reaksi ${emoji}, cabut`;
  const attributes = {
    type: "button",
    class: "reaction",
    "data-test": "reaction",
    title: "Cabut reaksi",
  };
  return h("button", { ...attributes, "aria-label": label, onclick }, emoji);
}

function tools(message, on) {
  const hidden = { tabindex: "-1" };
  return h(
    "div",
    { class: "tools" },
    iconButton("reply", "Balas", () => on.reply(message), { ...hidden, "data-test": "reply" }),
    iconButton("more", "Pilihan pesan", (event) => on.menu(message, event.currentTarget), hidden),
  );
}
