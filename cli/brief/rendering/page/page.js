(() => {
  const text = document.querySelector(".pairs");
  const sentences = [...text.querySelectorAll(".s")];
  let held = null;

  const light = (number) => {
    for (const s of sentences) s.classList.toggle("on", s.dataset.s === number);
  };
  const settle = () => light(held);
  const sentenceAt = (event) => event.target.closest(".s");

  // One stop of the tab key for the whole text; arrow keys go on from there.
  const makeStop = (sentence) => {
    for (const s of sentences) s.tabIndex = s === sentence ? 0 : -1;
  };
  const neighbour = (sentence, key) => {
    const column = sentence.closest("p").lang;
    if (key === "ArrowLeft" || key === "ArrowRight") {
      return sentences.find((s) => s.dataset.s === sentence.dataset.s && s !== sentence);
    }
    const own = sentences.filter((s) => s.closest("p").lang === column);
    return own[own.indexOf(sentence) + (key === "ArrowDown" ? 1 : -1)];
  };

  if (sentences.length) makeStop(sentences[0]);
  text.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && sentenceAt(event)) light(sentenceAt(event).dataset.s);
  });
  text.addEventListener("pointerout", settle);
  // Some touch screens give a tapped sentence no focus, hence the click.
  for (const kind of ["focusin", "click"]) {
    text.addEventListener(kind, (event) => {
      const sentence = sentenceAt(event);
      if (!sentence) return;
      held = sentence.dataset.s;
      makeStop(sentence);
      settle();
    });
  }
  text.addEventListener("focusout", () => { held = null; settle(); });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { held = null; settle(); }
    if (!event.key.startsWith("Arrow") || event.target !== sentenceAt(event)) return;
    const next = neighbour(event.target, event.key);
    if (next) { event.preventDefault(); next.focus(); }
  });
})();
