/** Reads tickets with the camera, in browsers that can; elsewhere the button stays away. */

const door = document.getElementById("door");
const button = document.getElementById("door-scan");
const video = document.getElementById("door-camera");
const TICKET = /\/inchecken\/kaartje\/([^/]+)\/$/;
const LOOK_EVERY = 250;
const SAME_AGAIN = 4000;

let stream = null;
let last = { token: "", at: 0 };

const found = (text) => {
  const token = TICKET.exec(text)?.[1] ?? text;
  if (token === last.token && Date.now() - last.at < SAME_AGAIN) return;
  last = { token, at: Date.now() };
  door.dispatchEvent(new CustomEvent("ticket", { detail: token }));
};

const look = async (detector) => {
  if (!stream) return;
  const [code] = await detector.detect(video).catch(() => []);
  if (code) found(code.rawValue);
  setTimeout(look, LOOK_EVERY, detector);
};

const show = (isOn) => {
  video.hidden = !isOn;
  button.setAttribute("aria-expanded", String(isOn));
};

const stop = () => {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  show(false);
};

const start = async () => {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    button.hidden = true;
    const told = document.getElementById("door-told");
    told.hidden = false;
    told.querySelector("[data-text]").textContent = door.dataset.noCamera;
    return;
  }
  video.srcObject = stream;
  show(true);
  video.play().catch(() => null);
  look(new BarcodeDetector({ formats: ["qr_code"] }));
};

if ("BarcodeDetector" in window && navigator.mediaDevices && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", () => (stream ? stop() : start()));
  window.addEventListener("pagehide", stop);
}
