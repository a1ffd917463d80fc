import { chatList } from "./chatlist.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { Header } from "./header.js";
import { chatEntries, messageEntries } from "./menus.js";
import { Overlay, showPicture } from "./overlay.js";
import { Socket } from "./socket.js";
import { EMPTY, chatOf, keyboardOf, promptFor, received, unreadTotal } from "./state.js";
import { Thread } from "./thread.js";
import { Thumb } from "./thumb.js";
import { upload } from "./tray.js";
import { summary } from "./words.js";

const TYPING_TIME = 5000;

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
    this.thumb = new Thumb(this);
    this.overlay = new Overlay();
    this.header = new Header({
      back: () => this.showList(),
      more: (event) => this.overlay.menu(chatEntries(this), event.currentTarget),
    });
    this.thread = this.makeThread();
    this.composer = this.makeComposer();
    this.foot = h("div", { class: "phone-foot" });
    this.body = h("div", { class: "phone-body" });
    this.announcer = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.screen = h("div", { class: "screen", ...this.dropping() },
      this.header.element, this.body, this.foot, this.overlay.element, this.announcer);
    this.element = h("div", { class: "device" }, this.screen);
  }

  makeThread() {
    return new Thread({
      press: (message, button, place) => this.thumb.press(message, button, place),
      reply: (message) => this.canWrite() && this.composer.replyTo(message),
      menu: (message, anchor) => this.overlay.menu(messageEntries(this, message), anchor),
      react: (message, emoji) => this.thumb.react(message, emoji),
      command: (text) => this.sendText(text, null),
      link: (address) => this.thumb.openLink(address),
      picture: showPicture,
      gone: () => this.overlay.toast("Pesan itu sudah tidak ada."),
      end: () => this.readIfWatched(),
      leave: () => this.focus(),
    });
  }

  makeComposer() {
    return new Composer({
      text: (text, replyTo) => this.sendText(text, replyTo),
      upload: (parcel) => this.uploadParcel(parcel),
      menu: (entries, anchor) => this.overlay.menu(entries, anchor),
      jump: (id) => this.thread.jump(id),
      complain: (text) => this.overlay.toast(text, "warning"),
      repaint: () => this.paint(),
      up: (event) => (event.preventDefault(), this.thread.focusLast()),
    });
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

  get privateChat() {
    return this.state.chats.find((chat) => chat.kind === "private");
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
    if (event.type === "snapshot") this.open ??= this.privateChat?.id;
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
    if (url) this.thumb.openLink(url);
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
    this.thread.paint({ chat, messages, unreadFrom: state.unreadFrom[chat.id], pressed: state.pressed });
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
  }

  footFor(chat) {
    if (chat.blocked) return this.bigButton("BUKA BLOKIR", "unblock", () => this.thumb.block(false));
    if (chat.started) return this.composer.element;
    return this.bigButton("MULAI", "start", () => this.thumb.start(this.person.start ?? null));
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
