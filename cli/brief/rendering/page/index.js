(() => {
  const search = document.querySelector(".search");
  const status = document.querySelector(".status");
  const entries = [...document.querySelectorAll(".entries li")].map((element) => ({
    element,
    words: element.textContent.toLocaleLowerCase(),
    date: element.dataset.date,
    speaker: JSON.parse(element.dataset.speaker),
    outlet: JSON.parse(element.dataset.outlet),
    flag: JSON.parse(element.dataset.flag),
  }));
  const controls = Object.fromEntries([...search.querySelectorAll("input, select")].map((c) => [c.id, c]));
  const wanted = (id) => controls[id].value;

  const fits = (entry) =>
    entry.words.includes(wanted("words").trim().toLocaleLowerCase())
    && ["speaker", "outlet", "flag"].every((id) => !wanted(id) || entry[id].includes(wanted(id)))
    && (!wanted("from") || entry.date >= wanted("from"))
    && (!wanted("to") || (entry.date && entry.date <= wanted("to")));

  const narrow = () => {
    let shown = 0;
    for (const entry of entries) {
      const fit = fits(entry);
      entry.element.hidden = !fit;
      shown += fit;
    }
    status.textContent = `${shown} of ${entries.length} briefs`;
    // The choice stands in the address, so that it is there when one comes back from a brief.
    const chosen = Object.entries(controls).filter(([, c]) => c.value).map(([id, c]) => [id, c.value]);
    history.replaceState(null, "", chosen.length ? `#${new URLSearchParams(chosen)}` : location.pathname);
  };

  for (const [id, value] of new URLSearchParams(location.hash.slice(1))) {
    if (controls[id]) controls[id].value = value;
  }
  search.hidden = false;
  search.addEventListener("input", narrow);
  document.getElementById("all").addEventListener("click", () => {
    for (const control of Object.values(controls)) control.value = "";
    narrow();
  });
  narrow();
})();
