// Lets files be dropped on the form as well; without it they are chosen.
document.querySelectorAll('[data-drop]').forEach((place) => {
  const input = place.querySelector('input[type=file]');
  const hint = document.createElement('p');
  hint.textContent = place.dataset.drop;
  place.append(hint);
  const over = (event, is) => {
    event.preventDefault();
    place.classList.toggle('over', is);
  };
  place.addEventListener('dragover', (event) => over(event, true));
  place.addEventListener('dragleave', (event) => over(event, false));
  place.addEventListener('drop', (event) => {
    over(event, false);
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
    }
  });
});
