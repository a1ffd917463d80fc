import { Screen } from "./screen.js";
import { Socket } from "./socket.js";
import { EMPTY, chatOf, received, unreadTotal } from "./state.js";
import { Thumb } from "./thumb.js";
import { upload } from "./tray.js";
import { summary } from "./words.js";

const TYPING_TIME = 5000;

/** One person's phone: what it knows, what it hears and what it sends; `directory` is /_sim/people. */
export class Phone {
  constructor(person, directory, desk, onUnread) {
    this.person = person;
    this.directory = directory;
    this.desk = desk;
    this.onUnread = onUnread;
    this.ready = new Promise((resolve) => (this.begun = resolve));
    this.state = EMPTY;
    this.connected = true;
    this.active = false;
    this.listing = false;
    this.thumb = new Thumb(this);
    this.screen = new Screen(this);
    this.socket = new Socket(`/_sim/phone/${person.id}/ws`, {
      onEvent: (event) => this.heard(event),
      onState: (state) => this.line(state),
    });
  }

  get element() {
    return this.screen.element;
  }

  get overlay() {
    return this.screen.overlay;
  }

  /** The chat that is open, or undefined before the first snapshot. */
  get chat() {
    return chatOf(this.state, this.open) ?? this.state.chats[0];
  }

  get privateChat() {
    return this.state.chats.find((chat) => chat.kind === "private");
  }

  canWrite() {
    return Boolean(this.chat?.started && !this.chat.blocked && !this.listing);
  }

  titleOf(chat) {
    return chat.kind === "private" ? this.directory.bot.name : chat.title;
  }

  line(state) {
    this.connected = state === "open";
    this.paint();
  }

  heard(event) {
    if (event.type === "error") {
      this.overlay.toast(`Belum dapat dilakukan: ${event.text}`, "warning");
      return;
    }
    const watched = this.watched();
    const news = event.type === "message" && !event.message.out && !this.knows(event);
    this.state = received(this.state, event, watched);
    if (event.type === "snapshot") this.switchedOn();
    if (event.type === "answer") this.answered(event);
    if (event.type === "action" && event.action) this.forgetTyping(event.chat);
    if (news) this.ring(event, watched);
    this.paint();
  }

  switchedOn() {
    this.open ??= this.privateChat?.id;
    this.begun();
  }

  knows({ chat, message }) {
    const all = this.state.messages[chat] ?? [];
    return all.some((one) => one.message_id === message.message_id);
  }

  ring({ chat, message }, watched) {
    this.screen.ring(`Pesan baru untuk ${this.person.name}: ${summary(message)}`);
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

  /** The chat whose newest message this person is looking at, or null. */
  watched() {
    const sees = this.active && !this.listing && !document.hidden && this.screen.thread.atEnd();
    return sees ? (this.chat?.id ?? null) : null;
  }

  readIfWatched() {
    const chat = this.watched();
    if (chat === null || !this.chat.unread) return;
    this.tell({ do: "read", chat }, false);
    this.apply({ type: "read", chat });
  }

  /** Takes in something the person did here. */
  apply(event) {
    this.state = received(this.state, event, this.watched());
    this.paint();
  }

  /** Sends a deed; a person who acts without a line is told so. */
  tell(deed, aloud = true) {
    const sent = this.socket.send(deed);
    if (!sent && aloud) {
      this.overlay.toast("Belum tersambung, mohon dicoba sebentar lagi.", "warning");
    }
    return sent;
  }

  sendText(text, replyTo) {
    return this.tell({ do: "text", chat: this.chat.id, text, reply_to: replyTo });
  }

  /** Taps a key of the reply keyboard that sends a contact or chosen people. */
  tapKey(key, users) {
    return this.tell({ do: "tap", chat: this.chat.id, label: key.text, users });
  }

  async uploadParcel(parcel) {
    const complaint = await upload(this.person.id, { ...parcel, chat: this.chat.id });
    if (complaint) this.overlay.toast(complaint, "warning");
    return !complaint;
  }

  /** Opens a chat. */
  show(chat) {
    this.open = chat;
    this.listing = false;
    this.paint();
    this.readIfWatched();
  }

  /** Shows that the bot is blocked, or no longer. */
  showBlocked(blocked) {
    this.apply({ type: "blocked", chat: this.privateChat.id, blocked });
  }

  /** Goes back to the list of chats. */
  listChats() {
    this.listing = true;
    this.paint();
  }

  paint() {
    this.onUnread(unreadTotal(this.state));
    this.screen.paint();
  }

  /** Marks this phone as the one in the hand, or not; only in the hand are messages read. */
  setActive(active) {
    this.active = active;
    if (active) this.readIfWatched();
  }

  focus() {
    this.screen.focus();
  }

  close() {
    this.socket.close();
  }
}
