import { chatList } from "./chatlist.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { dropListeners } from "./drop.js";
import { Header } from "./header.js";
import { chatEntries, messageEntries } from "./menus.js";
import { Overlay, showPicture } from "./overlay.js";
import { keyboardOf, promptFor, unreadTotal } from "./state.js";
import { Thread } from "./thread.js";

/** What a phone shows: header, list of chats or one chat, and the place to write. */
export class Screen {
  constructor(phone) {
    this.phone = phone;
    this.overlay = new Overlay();
    this.header = new Header({
      back: () => this.showList(),
      more: (event) => this.overlay.menu(chatEntries(phone), event.currentTarget),
    });
    this.thread = new Thread(this.threadDeeds());
    this.composer = new Composer(this.composerDeeds());
    this.body = h("div", { class: "phone-body" });
    this.foot = h("div", { class: "phone-foot" });
    this.announcer = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.element = h("div", { class: "device" }, this.glass());
  }

  threadDeeds() {
    const { phone } = this;
    return {
      press: (message, button, place) => phone.thumb.press(message, button, place),
      reply: (message) => phone.canWrite() && this.composer.replyTo(message),
      menu: (message, anchor) => this.overlay.menu(messageEntries(phone, message), anchor),
      react: (message, emoji) => phone.thumb.react(message, emoji),
      command: (text) => phone.sendText(text, null),
      link: (address) => phone.thumb.openLink(address),
      picture: showPicture,
      gone: () => this.overlay.toast("Pesan itu sudah tidak ada."),
      end: () => phone.readIfWatched(),
      leave: () => this.focus(),
    };
  }

  composerDeeds() {
    return {
      text: (text, replyTo) => this.phone.sendText(text, replyTo),
      tap: (key, users) => this.phone.tapKey(key, users),
      users: (key, done) => this.phone.desk.chooseUsers(this.phone, key, done),
      upload: (parcel) => this.phone.uploadParcel(parcel),
      menu: (entries, anchor) => this.overlay.menu(entries, anchor),
      jump: (id) => this.thread.jump(id),
      complain: (text) => this.overlay.toast(text, "warning"),
      repaint: () => this.phone.paint(),
      up: (event) => (event.preventDefault(), this.thread.focusLast()),
    };
  }

  glass() {
    const dropped = dropListeners({
      ready: () => this.phone.canWrite(),
      take: (files) => this.composer.stage(files, false),
    });
    const parts = [this.header.element, this.body, this.foot, this.overlay.element, this.announcer];
    return h("div", { class: "screen", ...dropped }, parts);
  }

  /** Draws what the phone knows now. */
  paint() {
    this.element.classList.toggle("lost", !this.phone.connected);
    if (!this.phone.chat) return;
    this.paintHeader();
    if (this.phone.listing) this.paintList();
    else this.paintChat();
  }

  paintHeader() {
    const { chat, state, connected, listing, directory } = this.phone;
    const unread = unreadTotal(state);
    this.header.paint({
      chat,
      title: this.phone.titleOf(chat),
      members: directory.groups.find((group) => group.id === chat.id)?.members.length,
      typing: state.typing[chat.id],
      connected,
      several: state.chats.length > 1,
      list: listing,
      unread,
      elsewhere: unread - (chat.unread ?? 0),
    });
  }

  paintList() {
    const { chats, messages } = this.phone.state;
    const lines = chats.map((chat) => ({ ...chat, last: messages[chat.id]?.at(-1) }));
    const open = (id) => (this.phone.show(id), this.focus());
    this.body.replaceChildren(chatList(lines, (chat) => this.phone.titleOf(chat), open));
    this.foot.replaceChildren();
  }

  /** The thread comes first: what grows below it must find it still at its end. */
  paintChat() {
    const { chat, state } = this.phone;
    const messages = state.messages[chat.id] ?? [];
    const unreadFrom = state.unreadFrom[chat.id];
    if (!this.thread.element.isConnected) this.body.replaceChildren(this.thread.element);
    this.thread.paint({ chat, messages, unreadFrom, pressed: state.pressed });
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
    const { thumb, person } = this.phone;
    if (chat.blocked) return this.bigButton("BUKA BLOKIR", "unblock", () => thumb.block(false));
    if (chat.started) return this.composer.element;
    return this.bigButton("MULAI", "start", () => thumb.start(person.start ?? null));
  }

  bigButton(label, test, onclick) {
    if (this.big?.dataset.test === test) return this.big;
    this.big = h(
      "button",
      { type: "button", class: "big-button", "data-test": test, onclick },
      label,
    );
    return this.big;
  }

  showList() {
    this.phone.listChats();
    this.body.querySelector("button")?.focus();
  }

  /** A new message makes a sound on a real phone, an edit does not: here the phone shines. */
  ring(words) {
    this.announcer.textContent = words;
    this.element.classList.remove("ringing");
    requestAnimationFrame(() => this.element.classList.add("ringing"));
  }

  /** Puts the focus where this person would write or begin. */
  focus() {
    this.foot.querySelector("textarea, .big-button")?.focus();
  }
}
