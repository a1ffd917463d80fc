import { Attachments } from "./attachments.js";
import { h, iconButton } from "./dom.js";
import { replyKeyboard } from "./keyboard.js";
import { Replies } from "./replies.js";
import { Suggestions } from "./suggest.js";
import { Tray } from "./tray.js";

const TALLEST = 132;

/** Where a person writes: text, reply, files, commands and the reply keyboard. */
export class Composer {
  constructor(on) {
    this.on = on;
    this.drafts = new Map();
    this.folded = new Set();
    this.build();
  }

  build() {
    this.suggestions = new Suggestions((command) => this.sendCommand(command));
    this.tray = new Tray(() => this.text && this.paintKeys());
    this.replies = new Replies({ jump: this.on.jump, cancel: () => this.cancelReply() });
    this.text = this.writing();
    this.attachments = new Attachments({
      menu: this.on.menu,
      take: (files, asPhoto) => this.stage(files, asPhoto),
    });
    this.menuButton = h(
      "button",
      {
        type: "button",
        class: "menu-button",
        "data-test": "menu-button",
        "aria-controls": this.suggestions.id,
        onclick: () => this.toggleCommands(),
      },
      "Menu",
    );
    this.keys = iconButton("grid", "Papan tombol", () => this.toggleKeyboard());
    this.send = iconButton("send", "Kirim", () => this.submit(), { "data-test": "send" });
    this.send.classList.add("send");
    this.keyboard = h("div", { class: "keyboard-place" });
    const { button, documents, photos } = this.attachments;
    const line = [this.menuButton, button, this.text, this.keys, this.send];
    this.element = h(
      "div",
      { class: "composer" },
      this.suggestions.element,
      this.replies.element,
      this.tray.element,
      h("div", { class: "composer-line" }, line),
      this.keyboard,
      documents,
      photos,
    );
  }

  writing() {
    return h("textarea", {
      rows: "1",
      role: "combobox",
      "aria-label": "Tulis pesan",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.suggestions.id,
      "data-test": "text",
      maxlength: "4096",
      oninput: () => this.typed(),
      onkeydown: (event) => this.keyed(event),
      onpaste: (event) => this.pasted(event),
    });
  }

  /** Shows a chat: {chat, commands, prompt, keyboard, find, placeholder}. */
  paint(view) {
    if (this.view?.chat.id !== view.chat.id) this.turnTo(view.chat.id);
    this.view = view;
    const target = this.replies.target(view);
    this.replies.paint(target);
    const asked = target?.reply_markup?.force_reply && target.reply_markup.input_field_placeholder;
    const hint = this.keyboardShown() && view.keyboard.reply_markup.input_field_placeholder;
    this.text.placeholder = asked || hint || view.placeholder || "Tulis pesan";
    this.paintKeyboard();
    this.paintKeys();
  }

  turnTo(chat) {
    if (this.view) this.drafts.set(this.view.chat.id, this.text.value);
    this.text.value = this.drafts.get(chat) ?? "";
    this.tray.clear();
    this.suggestions.show([]);
    this.grow();
  }

  paintKeyboard() {
    const { keyboard } = this.view;
    this.keys.hidden = !keyboard;
    const shown = this.keyboardShown();
    this.keys.setAttribute("aria-pressed", String(Boolean(shown)));
    if (this.drawnKeyboard === (shown ? keyboard : null)) return;
    this.drawnKeyboard = shown ? keyboard : null;
    this.keyboard.replaceChildren(
      ...(shown ? [replyKeyboard(keyboard, (key) => this.key(key))] : []),
    );
  }

  keyboardShown() {
    const { keyboard } = this.view;
    return keyboard && !this.folded.has(keyboard.message_id);
  }

  paintKeys() {
    const commands = this.view?.chat.kind === "private" ? this.view.commands : [];
    this.menuButton.hidden = commands.length === 0 || this.text.value !== "";
    this.menuButton.setAttribute("aria-expanded", String(this.suggestions.open));
    this.send.disabled = !this.text.value.trim() && this.tray.files.length === 0;
    this.text.setAttribute("aria-expanded", String(this.suggestions.open));
    const active = this.suggestions.active;
    if (active) this.text.setAttribute("aria-activedescendant", active);
    else this.text.removeAttribute("aria-activedescendant");
  }

  typed() {
    this.grow();
    this.suggestions.follow(this.text.value, this.view.commands);
    this.paintKeys();
  }

  grow() {
    this.text.style.height = "";
    const { scrollHeight } = this.text;
    if (this.text.value) this.text.style.height = `${Math.min(scrollHeight, TALLEST)}px`;
  }

  keyed(event) {
    if (event.isComposing || event.altKey) return;
    if (this.suggestions.keyed(event)) {
      event.preventDefault();
      this.paintKeys();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") this.escape();
    else if (event.key === "ArrowUp" && !this.text.value) this.on.up(event);
  }

  escape() {
    if (this.replies.target(this.view)) this.cancelReply();
    else if (this.tray.files.length) this.tray.clear();
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.stage(files, true);
  }

  /** Puts files beside the text, to be sent with it. */
  stage(files, asPhoto) {
    const left = this.tray.add(files, asPhoto);
    if (left > 0) this.on.complain(`Paling banyak 10 dokumen sekali kirim; ${left} tidak ikut.`);
    this.text.focus();
  }

  toggleCommands() {
    this.suggestions.show(this.suggestions.open ? [] : this.view.commands);
    this.paintKeys();
    this.text.focus();
  }

  toggleKeyboard() {
    const id = this.view.keyboard.message_id;
    if (!this.folded.delete(id)) this.folded.add(id);
    this.on.repaint();
  }

  /** Answers a message with the next text. */
  replyTo(message) {
    this.replies.choose(this.view.chat.id, message);
    this.on.repaint();
    this.text.focus();
  }

  cancelReply() {
    this.replies.letGo(this.view);
    this.on.repaint();
    this.text.focus();
  }

  sendCommand(command) {
    if (this.on.text(command, null)) this.empty();
  }

  key(key) {
    if (key.request_users) this.on.users(key, () => this.fold());
    else if (key.request_contact) this.on.tap(key, []) && this.fold();
    else if (this.on.text(key.text, this.replies.target(this.view)?.message_id ?? null)) this.fold();
  }

  /** A key was used: a keyboard for one time goes, and the answer is given. */
  fold() {
    const { keyboard } = this.view;
    if (keyboard.reply_markup.one_time_keyboard) this.folded.add(keyboard.message_id);
    this.replies.letGo(this.view);
    this.on.repaint();
  }

  async submit() {
    const text = this.text.value.trim();
    const replyTo = this.replies.target(this.view)?.message_id ?? null;
    const { files, asPhoto } = this.tray;
    if (files.length === 0 && !text) return;
    const sent = files.length
      ? await this.uploaded({ files, asPhoto, caption: text, replyTo })
      : this.on.text(text, replyTo);
    if (sent) this.sent();
  }

  async uploaded(parcel) {
    this.element.classList.add("busy");
    this.send.disabled = true;
    const sent = await this.on.upload(parcel);
    this.element.classList.remove("busy");
    this.paintKeys();
    return sent;
  }

  sent() {
    this.replies.letGo(this.view);
    this.tray.clear();
    this.empty();
    this.on.repaint();
  }

  empty() {
    this.text.value = "";
    this.suggestions.show([]);
    this.grow();
    this.paintKeys();
    this.text.focus();
  }
}
