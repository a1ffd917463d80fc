import { deepLink } from "./links.js";
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

  /** Opens a link after asking; the bot's own links start it here, or in a group of one's own. */
  openLink(address) {
    const link = deepLink(address, this.phone.directory.bot.username);
    if (link?.kind === "start") this.start(link.payload);
    else if (link) this.chooseGroup(link.payload);
    else if (safeAddress(address)) this.ask(address);
    else this.phone.overlay.toast("Tautan ini tidak dapat dibuka.", "warning");
  }

  chooseGroup(payload) {
    const groups = this.phone.state.chats.filter((chat) => chat.kind === "group");
    const own = groups.map(({ id, title }) => [title, () => this.startIn(id, payload)]);
    const fresh = () => this.phone.desk.newGroup(this.phone, (id) => this.startIn(id, payload));
    const deeds = [...own, ["Grup baru …", fresh]];
    this.phone.overlay.dialog("Pilih grup untuk bot ini.", deeds, "Batal");
  }

  /** Starts the bot in a group with what stands after "startgroup=". */
  startIn(chat, payload) {
    if (this.phone.tell({ do: "start_group", chat, payload })) this.phone.show(chat);
  }

  ask(address) {
    const leave = () => window.open(address, "_blank", "noopener,noreferrer");
    this.phone.overlay.dialog(`Buka tautan ini?\n${address}`, [["Buka", leave]], "Batal");
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
