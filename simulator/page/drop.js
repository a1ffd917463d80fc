/** Listeners that let files be dropped onto a screen while `ready()` holds; `take` gets them. */
export function dropListeners({ ready, take }) {
  const show = (event, on) => event.currentTarget.classList.toggle("dropping", on && ready());
  return {
    ondragover: (event) => (event.preventDefault(), show(event, true)),
    ondragleave: (event) => event.currentTarget.contains(event.relatedTarget) || show(event, false),
    ondrop: (event) => {
      event.preventDefault();
      show(event, false);
      const files = [...event.dataTransfer.files];
      if (files.length > 0 && ready()) take(files);
    },
  };
}
