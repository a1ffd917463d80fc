import { chatList } from "./chatlist.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { Header } from "./header.js";
import { Overlay, showPicture } from "./overlay.js";
import { safeAddress } from "./richtext.js";
import { Socket } from "./socket.js";
import { EMPTY, chatOf, keyboardOf, promptFor, received, unreadTotal } from "./state.js";
import { Thread } from "./thread.js";
import { upload } from "./tray.js";
import { summary } from "./words.js";

const TYPING_TIME = 5000;
const ANSWER_TIME = 15000;
const EMOJI = ["👍", "❤", "🙏", "👏", "🔥", "👌"];

/** One person's phone; `directory` is /_sim/people. */
export class Phone {
  constructor(person, directory, onUnread) {
    this.person = person;
    this.directory = directory;
    this.onUnread = onUnread;
    this.state = EMPTY;
    this.connected = true;
    this.active = false;
    this.list = false;
    this.build();
    const events = { onEvent: (event) => this.heard(event), onState: (state) => this.line(state) };
    this.socket = new Socket(`/_sim/phone/${person.id}/ws`, events);
  }

  build() {
    this.header = new Header({ back: () => this.showList(), more: (event) => this.chatMenu(event) });
    this.overlay = new Overlay();
    this.thread = new Thread({
      press: (message, button, place) => this.press(message, button, place),
      reply: (message) => this.canWrite() && this.composer.replyTo(message),
      menu: (message, anchor) => this.messageMenu(message, anchor),
      react: (message, emoji) => this.react(message, emoji),
      command: (text) => this.sendText(text, null),
      link: (address) => this.openLink(address),
      picture: showPicture,
      gone: () => this.overlay.toast("Pesan itu sudah tidak ada."),
      end: () => this.readIfWatched(),
      leave: () => this.focus(),
    });
    this.composer = new Composer({
      text: (text, replyTo) => this.sendText(text, replyTo),
      upload: (parcel) => this.uploadParcel(parcel),
      menu: (entries, anchor) => this.overlay.menu(entries, anchor),
      jump: (id) => this.thread.jump(id),
      complain: (text) => this.overlay.toast(text, "warning"),
      repaint: () => this.paint(),
      up: (event) => (event.preventDefault(), this.thread.focusLast()),
    });
    this.foot = h("div", { class: "phone-foot" });
    this.body = h("div", { class: "phone-body" });
    this.announcer = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.screen = h("div", { class: "screen", ...this.dropping() },
      this.header.element, this.body, this.foot, this.overlay.element, this.announcer);
    this.element = h("div", { class: "device" }, this.screen);
  }

  dropping() {
    const over = (on) => this.screen.classList.toggle("dropping", on && this.canWrite());
    return {
      ondragover: (event) => (event.preventDefault(), over(true)),
      ondragleave: (event) => !this.screen.contains(event.relatedTarget) && over(false),
      ondrop: (event) => {
        event.preventDefault();
        over(false);
        const files = [...event.dataTransfer.files];
        if (files.length && this.canWrite()) this.composer.stage(files, false);
      },
    };
  }

  get chat() {
    return chatOf(this.state, this.open) ?? this.state.chats[0];
  }

  canWrite() {
    return Boolean(this.chat?.started && !this.chat.blocked && !this.list);
  }

  line(state) {
    this.connected = state === "open";
    this.paint();
  }

  heard(event) {
    if (event.type === "error") return this.overlay.toast(event.text, "warning");
    const watched = this.watched();
    const known = event.type === "message" && this.knows(event);
    this.state = received(this.state, event, watched);
    if (event.type === "snapshot") this.open ??= event.chats.find((one) => one.kind === "private")?.id;
    if (event.type === "message" && !event.message.out && !known) this.ring(event, watched);
    if (event.type === "answer") this.answered(event);
    if (event.type === "action" && event.action) this.forgetTyping(event.chat);
    this.paint();
  }

  knows({ chat, message }) {
    const all = this.state.messages[chat] ?? [];
    return all.some((one) => one.message_id === message.message_id);
  }

  /** A new message makes a sound on a real phone, an edit does not: here the phone shines. */
  ring({ chat, message }, watched) {
    this.announcer.textContent = `Pesan baru untuk ${this.person.name}: ${summary(message)}`;
    this.element.classList.remove("ringing");
    requestAnimationFrame(() => this.element.classList.add("ringing"));
    if (chat === watched) this.tell({ do: "read", chat }, false);
  }

  forgetTyping(chat) {
    clearTimeout(this.typingTimer);
    const quiet = { type: "action", chat, action: null };
    this.typingTimer = setTimeout(() => this.heard(quiet), TYPING_TIME);
  }

  answered({ text, alert, url }) {
    if (url) this.openLink(url);
    if (text && alert) this.overlay.dialog(text, [], "OK");
    else if (text) this.overlay.toast(text);
  }

  watched() {
    const sees = this.active && !this.list && !document.hidden && this.thread.atEnd();
    return sees ? (this.chat?.id ?? null) : null;
  }

  readIfWatched() {
    const chat = this.watched();
    if (chat === null || !this.chat.unread) return;
    this.tell({ do: "read", chat }, false);
    this.apply({ type: "read", chat });
  }

  apply(event) {
    this.state = received(this.state, event, this.watched());
    this.paint();
  }

  /** Sends a deed; a person who acts without a line is told so. */
  tell(deed, aloud = true) {
    const sent = this.socket.send(deed);
    if (!sent && aloud) this.overlay.toast("Belum tersambung, mohon dicoba sebentar lagi.", "warning");
    return sent;
  }

  sendText(text, replyTo) {
    return this.tell({ do: "text", chat: this.chat.id, text, reply_to: replyTo });
  }

  async uploadParcel(parcel) {
    const complaint = await upload(this.person.id, { ...parcel, chat: this.chat.id });
    if (complaint) this.overlay.toast(complaint, "warning");
    return !complaint;
  }

  press(message, button, place) {
    if (button.url) return this.openLink(button.url);
    if (button.copy_text) return this.copy(button.copy_text.text);
    if (button.callback_data === undefined) return this.overlay.toast("Tombol ini tidak tersedia di simulasi.");
    const [chat, id] = [this.chat.id, message.message_id];
    if (!this.tell({ do: "press", chat, message_id: id, data: button.callback_data })) return undefined;
    setTimeout(() => this.giveUp(chat, id, place), ANSWER_TIME);
    return this.apply({ type: "pressed", chat, message_id: id, place });
  }

  giveUp(chat, id, place) {
    const waits = this.state.pressed[`${chat}:${id}`] === place;
    if (waits) this.heard({ type: "answer", chat, message_id: id, text: "Belum ada jawaban dari bot." });
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    this.overlay.toast(`Disalin: ${text}`);
  }

  openLink(address) {
    const payload = this.startPayload(address);
    if (payload !== null) return this.start(payload);
    if (!safeAddress(address)) return this.overlay.toast("Tautan ini tidak dapat dibuka.", "warning");
    const leave = () => window.open(address, "_blank", "noopener,noreferrer");
    return this.overlay.dialog(`Buka tautan ini?\n${address}`, [["Buka", leave]], "Batal");
  }

  startPayload(address) {
    const found = /^https:\/\/t\.me\/([^/?]+)\?start=([\w-]{0,64})$/i.exec(address);
    return found?.[1].toLowerCase() === this.directory.bot.username.toLowerCase() ? found[2] : null;
  }

  start(payload) {
    const chat = this.state.chats.find((one) => one.kind === "private").id;
    this.show(chat);
    if (this.tell({ do: "start", payload })) this.apply({ type: "started", chat });
  }

  block(blocked) {
    const chat = this.chat.id;
    if (this.tell({ do: blocked ? "block" : "unblock" })) this.apply({ type: "blocked", chat, blocked });
  }

  react(message, emoji) {
    this.tell({ do: "react", chat: this.chat.id, message_id: message.message_id, emoji });
  }

  messageMenu(message, anchor) {
    const words = message.text ?? message.caption;
    const entries = [{ row: EMOJI.map((emoji) => [emoji, () => this.react(message, emoji)]) }];
    if (this.canWrite()) {
      entries.push({ label: "Balas", icon: "reply", deed: () => this.composer.replyTo(message), test: "menu-reply" });
    }
    if (words) entries.push({ label: "Salin teks", icon: "copy", deed: () => this.copy(words) });
    for (const chat of this.state.chats.filter((one) => one.id !== this.chat.id)) {
      const deed = { do: "forward", chat: this.chat.id, message_id: message.message_id, to: chat.id };
      entries.push({ label: `Teruskan ke ${this.titleOf(chat)}`, icon: "forward", deed: () => this.tell(deed) });
    }
    this.overlay.menu(entries, anchor);
  }

  chatMenu(event) {
    const { blocked, kind } = this.chat;
    const entries = [{ label: "Ke pesan terbaru", icon: "down", deed: () => this.thread.toEnd(true) }];
    if (kind === "private") {
      const label = blocked ? "Buka blokir bot" : "Blokir bot";
      entries.push({ label, icon: "close", deed: () => this.block(!blocked), test: "block" });
    }
    this.overlay.menu(entries, event.currentTarget);
  }

  titleOf(chat) {
    return chat.kind === "private" ? this.directory.bot.name : chat.title;
  }

  show(chat) {
    this.open = chat;
    this.list = false;
    this.paint();
    this.readIfWatched();
  }

  showList() {
    this.list = true;
    this.paint();
    this.body.querySelector("button")?.focus();
  }

  paint() {
    this.element.classList.toggle("lost", !this.connected);
    const unread = unreadTotal(this.state);
    this.onUnread(unread);
    if (!this.chat) return;
    this.paintHeader(unread);
    if (this.list) this.paintList();
    else this.paintChat();
  }

  paintHeader(unread) {
    const { chat } = this;
    this.header.paint({
      chat,
      title: this.titleOf(chat),
      members: this.directory.groups.find((group) => group.id === chat.id)?.members.length,
      typing: this.state.typing[chat.id],
      connected: this.connected,
      several: this.state.chats.length > 1,
      list: this.list,
      unread,
      elsewhere: unread - (chat.unread ?? 0),
    });
  }

  paintList() {
    const chats = this.state.chats.map((chat) => ({ ...chat, last: this.state.messages[chat.id]?.at(-1) }));
    this.body.replaceChildren(chatList(chats, (chat) => this.titleOf(chat), (id) => (this.show(id), this.focus())));
    this.foot.replaceChildren();
  }

  paintChat() {
    const { chat, state } = this;
    const messages = state.messages[chat.id] ?? [];
    if (!this.thread.element.isConnected) this.body.replaceChildren(this.thread.element);
    const foot = this.footFor(chat);
    if (this.foot.firstChild !== foot) this.foot.replaceChildren(foot);
    this.composer.paint({
      chat,
      commands: state.commands,
      prompt: promptFor(state, chat.id),
      keyboard: keyboardOf(state, chat.id),
      placeholder: state.placeholder,
      find: (id) => messages.find((one) => one.message_id === id),
    });
    this.thread.paint({ chat, messages, unreadFrom: state.unreadFrom[chat.id], pressed: state.pressed });
  }

  footFor(chat) {
    if (chat.blocked) return this.bigButton("BUKA BLOKIR", "unblock", () => this.block(false));
    if (chat.started) return this.composer.element;
    return this.bigButton("MULAI", "start", () => this.start(this.person.start ?? null));
  }

  bigButton(label, test, onclick) {
    if (this.big?.dataset.test === test) return this.big;
    this.big = h("button", { type: "button", class: "big-button", "data-test": test, onclick }, label);
    return this.big;
  }

  /** Marks this phone as the one in the hand, or not; only in the hand are messages read. */
  setActive(active) {
    this.active = active;
    this.element.classList.toggle("active", active);
    if (active) this.readIfWatched();
  }

  /** Puts the focus where this person would write or begin. */
  focus() {
    this.foot.querySelector("textarea, .big-button")?.focus();
  }

  close() {
    this.socket.close();
  }
}
