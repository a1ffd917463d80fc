import { h, icon, iconButton } from "./dom.js";
import { avatar } from "./header.js";
import { Phone } from "./phone.js";

/** One place on the desk: a phone and the choice of whose it is. */
export class Slot {
  constructor(person, directory, on) {
    this.directory = directory;
    this.on = on;
    this.unread = 0;
    this.select = h("select", {
      "aria-label": "Pemegang telepon",
      "data-test": "person",
      onchange: () => on.choose(this, Number(this.select.value)),
    });
    this.shown = h("span", { class: "holder-shown", "aria-hidden": "true" });
    this.close = iconButton("close", "Tutup telepon", () => on.close(this), {
      "data-test": "close-phone",
    });
    const head = h(
      "div",
      { class: "slot-head" },
      h("div", { class: "holder" }, this.shown, this.select),
      this.close,
    );
    this.element = h(
      "section",
      { class: "slot", onfocusin: () => on.active(this), onpointerdown: () => on.active(this) },
      head,
    );
    this.hold(person);
  }

  /** Gives the phone to a person; the phone of the person before is put away. */
  hold(person) {
    this.phone?.close();
    this.phone?.element.remove();
    this.person = person;
    this.element.dataset.person = person.id;
    this.element.setAttribute("aria-label", `Telepon ${person.name}, ${person.about}`);
    this.shown.replaceChildren(...holder(person));
    this.phone = new Phone(person, this.directory, this.on, (unread) => this.counted(unread));
    this.element.append(this.phone.element);
  }

  counted(unread) {
    if (unread === this.unread) return;
    this.unread = unread;
    this.on.unread();
  }

  /** Fills the choice; people who hold another phone cannot be chosen. */
  offer(taken, closable) {
    const option = ({ id, name, about }) =>
      h(
        "option",
        {
          value: id,
          selected: id === this.person.id,
          disabled: id !== this.person.id && taken.has(id),
        },
        `${name} · ${about}`,
      );
    this.select.replaceChildren(...this.directory.people.map(option));
    this.close.disabled = !closable;
  }

  leave() {
    this.phone.close();
    this.element.remove();
  }
}

function holder({ id, name, about }) {
  const words = h(
    "span",
    { class: "holder-words" },
    h("span", { class: "holder-name" }, name),
    h("span", { class: "holder-about" }, about),
  );
  return [avatar(id, name), words, icon("down")];
}
