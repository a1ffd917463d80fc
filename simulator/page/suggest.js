import { h } from "./dom.js";

let lists = 0;

/** The list of commands over the composer: opened by "Menu" or by typing "/". */
export class Suggestions {
  constructor(onPick) {
    this.onPick = onPick;
    this.shown = [];
    this.at = 0;
    this.id = `perintah-${(lists += 1)}`;
    this.element = h("ul", {
      class: "suggestions",
      role: "listbox",
      id: this.id,
      "aria-label": "Perintah",
      hidden: true,
      "data-test": "commands",
    });
  }

  get open() {
    return !this.element.hidden;
  }

  /** Shows the commands that begin with what was typed, or nothing when it is no command. */
  follow(text, commands) {
    const typed = /^\/([a-z0-9_]*)$/i.exec(text)?.[1].toLowerCase();
    this.show(
      typed === undefined ? [] : commands.filter(({ command }) => command.startsWith(typed)),
    );
  }

  /** Shows these commands; an empty list closes it. */
  show(commands) {
    this.shown = commands;
    this.at = 0;
    this.element.hidden = commands.length === 0;
    this.element.replaceChildren(...commands.map((one, index) => this.line(one, index)));
    this.mark();
  }

  line({ command, description }, index) {
    return h(
      "li",
      {
        role: "option",
        id: `${this.id}-${index}`,
        "data-command": command,
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.pick(index),
      },
      h("span", { class: "command" }, `/${command}`),
      h("span", { class: "command-words" }, description),
    );
  }

  mark() {
    [...this.element.children].forEach((line, index) => {
      line.setAttribute("aria-selected", String(index === this.at));
      if (index === this.at) line.scrollIntoView({ block: "nearest" });
    });
  }

  pick(index) {
    const { command } = this.shown[index];
    this.show([]);
    this.onPick(`/${command}`);
  }

  /** Takes a key while the list is open; says whether it was one for the list. */
  keyed(event) {
    if (!this.open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.at = (this.at + step + this.shown.length) % this.shown.length;
    else if (event.key === "Enter" || event.key === "Tab") this.pick(this.at);
    else if (event.key === "Escape") this.show([]);
    else return false;
    if (step) this.mark();
    return true;
  }

  /** The id of the line the arrow keys stand on, for aria-activedescendant. */
  get active() {
    return this.open ? `${this.id}-${this.at}` : null;
  }
}
