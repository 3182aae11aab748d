// A convenience only, the form works without it: lists the chosen files and keeps the form from being sent twice.
const form = document.getElementById("upload");
const files = document.getElementById("files");
const send = document.getElementById("upload:send");
const chosen = document.getElementById("chosen");
const sending = document.getElementById("sending");

function size(bytes) {
  return bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

files.addEventListener("change", () => {
  chosen.replaceChildren(...Array.from(files.files, file => {
    const item = document.createElement("li");
    item.textContent = `${file.name} (${size(file.size)})`;
    return item;
  }));
});

form.addEventListener("submit", event => {
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  sending.textContent = "Uploading. This can take a while for large files.";
  // Not before the form's data are collected: a disabled button is not among them.
  setTimeout(() => { send.disabled = true; });
});

// Back from the next page with the browser's own memory of this one.
window.addEventListener("pageshow", () => {
  delete form.dataset.sent;
  send.disabled = false;
  sending.textContent = "";
});
