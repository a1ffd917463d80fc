import { h, iconButton } from "./dom.js";

/** The paper clip: a menu of "Foto" and "Dokumen", and the file choosers behind it. */
export class Attachments {
  constructor({ menu, take }) {
    this.take = take;
    this.documents = this.chooser("pick-document", null, false);
    this.photos = this.chooser("pick-photo", "image/*", true);
    const open = (event) => menu(this.entries(), event.currentTarget);
    this.button = iconButton("clip", "Lampirkan", open, { "data-test": "attach" });
  }

  chooser(test, accept, asPhoto) {
    const onchange = () => {
      this.take([...input.files], asPhoto);
      input.value = "";
    };
    const attributes = { type: "file", multiple: true, hidden: true, "data-test": test };
    const input = h("input", { ...attributes, accept, onchange });
    return input;
  }

  entries() {
    return [
      { label: "Foto", icon: "photo", deed: () => this.photos.click(), test: "attach-photo" },
      {
        label: "Dokumen",
        icon: "file",
        deed: () => this.documents.click(),
        test: "attach-document",
      },
    ];
  }
}
