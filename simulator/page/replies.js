import { h, icon, iconButton } from "./dom.js";
import { fullName, summary } from "./words.js";

/** Which message the next text answers: the chosen one, or a ForceReply not waved away. */
export class Replies {
  constructor({ jump, cancel }) {
    this.jump = jump;
    this.cancel = cancel;
    this.chosen = new Map();
    this.dismissed = new Set();
    this.element = h("div", { class: "reply-banner", "data-test": "reply-banner", hidden: true });
  }

  choose(chat, message) {
    this.chosen.set(chat, message.message_id);
  }

  /** The message answered in a chat, or null. */
  target({ chat, prompt, find }) {
    const chosen = find(this.chosen.get(chat.id));
    return chosen ?? (prompt && !this.dismissed.has(prompt.message_id) ? prompt : null);
  }

  /** Lets the target go: it was answered, or the person no longer wants to. */
  letGo(view) {
    const target = this.target(view);
    this.chosen.delete(view.chat.id);
    if (target) this.dismissed.add(target.message_id);
  }

  paint(target) {
    this.element.hidden = !target;
    if (target) this.element.replaceChildren(...this.drawn(target));
  }

  drawn(target) {
    const name = `Membalas ${target.out ? "pesan sendiri" : fullName(target.from)}`;
    return [
      icon("reply"),
      h(
        "button",
        { type: "button", class: "quote", onclick: () => this.jump(target.message_id) },
        h("span", { class: "quote-name" }, name),
        h("span", { class: "quote-text" }, summary(target)),
      ),
      iconButton("close", "Batal membalas", this.cancel, { "data-test": "cancel-reply" }),
    ];
  }
}
