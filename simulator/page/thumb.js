import { safeAddress } from "./richtext.js";

const ANSWER_TIME = 15000;

/** What a person does on a phone besides writing: press, open, copy, start, block, react. */
export class Thumb {
  constructor(phone) {
    this.phone = phone;
  }

  /** Presses an inline button; it waits until the bot answers or the time is over. */
  press(message, button, place) {
    if (button.url) return this.openLink(button.url);
    if (button.copy_text) return this.copy(button.copy_text.text);
    if (button.callback_data === undefined) {
      return this.phone.overlay.toast("Tombol ini tidak tersedia di simulasi.");
    }
    return this.call(message.message_id, button.callback_data, place);
  }

  call(id, data, place) {
    const chat = this.phone.chat.id;
    if (!this.phone.tell({ do: "press", chat, message_id: id, data })) return;
    setTimeout(() => this.giveUp(chat, id, place), ANSWER_TIME);
    this.phone.apply({ type: "pressed", chat, message_id: id, place });
  }

  giveUp(chat, id, place) {
    if (this.phone.state.pressed[`${chat}:${id}`] !== place) return;
    this.phone.heard({ type: "answer", chat, message_id: id, text: "Belum ada jawaban dari bot." });
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    this.phone.overlay.toast(`Disalin: ${text}`);
  }

  /** Opens a link after asking; the bot's own start link starts the bot instead. */
  openLink(address) {
    const payload = this.startPayload(address);
    if (payload !== null) this.start(payload);
    else if (safeAddress(address)) this.ask(address);
    else this.phone.overlay.toast("Tautan ini tidak dapat dibuka.", "warning");
  }

  ask(address) {
    const leave = () => window.open(address, "_blank", "noopener,noreferrer");
    this.phone.overlay.dialog(`Buka tautan ini?\n${address}`, [["Buka", leave]], "Batal");
  }

  startPayload(address) {
    const found = /^https:\/\/t\.me\/([^/?]+)\?start=([\w-]{0,64})$/i.exec(address);
    const ours = this.phone.directory.bot.username.toLowerCase();
    return found?.[1].toLowerCase() === ours ? found[2] : null;
  }

  /** Starts the bot with what stands after "start=", or with nothing. */
  start(payload) {
    const chat = this.phone.privateChat.id;
    this.phone.show(chat);
    if (!this.phone.tell({ do: "start", payload })) return;
    this.phone.apply({ type: "started", chat });
    this.phone.focus();
  }

  block(blocked) {
    if (!this.phone.tell({ do: blocked ? "block" : "unblock" })) return;
    this.phone.showBlocked(blocked);
    this.phone.focus();
  }

  react(message, emoji) {
    const { chat } = this.phone;
    this.phone.tell({ do: "react", chat: chat.id, message_id: message.message_id, emoji });
  }

  forward(message, to) {
    const { chat } = this.phone;
    this.phone.tell({ do: "forward", chat: chat.id, message_id: message.message_id, to });
  }
}
