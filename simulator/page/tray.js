import { h, icon, iconButton } from "./dom.js";
import { ending, fileKind, sizeText } from "./words.js";

/** The most files Telegram takes in one album. */
export const MOST = 10;

/** Files chosen but not sent yet; `onChange` hears every change. */
export class Tray {
  constructor(onChange) {
    this.onChange = onChange;
    this.files = [];
    this.asPhoto = false;
    this.element = h("div", { class: "tray", "data-test": "tray" });
    this.paint();
  }

  /** Puts files in; returns how many did not fit into one album. */
  add(files, asPhoto) {
    const all = [...this.files, ...files];
    this.files = all.slice(0, MOST);
    this.asPhoto = asPhoto && this.allPictures();
    this.paint();
    return all.length - this.files.length;
  }

  allPictures() {
    return this.files.every((file) => file.type.startsWith("image/"));
  }

  /** Takes everything out. */
  clear() {
    this.files = [];
    this.paint();
  }

  remove(file) {
    this.files = this.files.filter((one) => one !== file);
    this.paint();
  }

  turn(asPhoto) {
    this.asPhoto = asPhoto;
    this.paint();
  }

  paint() {
    this.element.hidden = this.files.length === 0;
    this.element.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    this.element.replaceChildren(
      this.head(),
      h(
        "ul",
        {},
        this.files.map((file) => this.line(file)),
      ),
    );
    this.onChange();
  }

  head() {
    const words = `${this.files.length} ${this.asPhoto ? "foto" : "dokumen"} siap dikirim`;
    const other = this.asPhoto ? "Kirim sebagai dokumen" : "Kirim sebagai foto";
    const turn = () => this.turn(!this.asPhoto);
    return h(
      "div",
      { class: "tray-head" },
      h("span", {}, words),
      this.allPictures() &&
        h("button", { type: "button", class: "link-button", onclick: turn }, other),
    );
  }

  line(file) {
    const badge = this.asPhoto
      ? h("img", { class: "file-icon", src: URL.createObjectURL(file), alt: "" })
      : h("span", { class: `file-icon ${fileKind(file.name)}` }, ending(file.name) || icon("file"));
    return h(
      "li",
      { class: "tray-file" },
      badge,
      h(
        "span",
        { class: "file-words" },
        h("span", { class: "file-name" }, file.name),
        h("span", { class: "file-size" }, sizeText(file.size)),
      ),
      iconButton("close", `Batalkan ${file.name}`, () => this.remove(file)),
    );
  }
}

/** Sends files to the simulator as this person; resolves to a complaint for the person, or null. */
export async function upload(person, { chat, files, caption, replyTo, asPhoto }) {
  const query = new URLSearchParams({ chat, as: asPhoto ? "photo" : "document" });
  if (caption) query.set("caption", caption);
  if (replyTo) query.set("reply_to", replyTo);
  const body = new FormData();
  files.forEach((file) => body.append("file", file, file.name));
  try {
    const response = await fetch(`/_sim/phone/${person}/upload?${query}`, { method: "POST", body });
    return response.ok ? null : await complaint(response);
  } catch {
    return "Dokumen belum terkirim karena simulator tidak tersambung.";
  }
}

async function complaint(response) {
  const words = (await response.text()).slice(0, 200);
  try {
    const said = JSON.parse(words);
    return said.text ?? said.error ?? said.description ?? words;
  } catch {
    return words || "Dokumen belum terkirim.";
  }
}
