'use strict';
// The page says everything without this: it adds a way to copy commands, to find names in long lists, and to close details with a key.
for (const pre of document.querySelectorAll('.run pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy: ' + pre.textContent);
  button.addEventListener('click', async () => {
    const range = document.createRange();
    range.selectNodeContents(pre);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    try {
      await navigator.clipboard.writeText(pre.textContent);
    } catch {
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
  pre.after(button);
}
for (const find of document.querySelectorAll('.find')) {
  const input = find.querySelector('input');
  const told = find.querySelector('output');
  const rows = [...find.parentElement.querySelectorAll('[data-find]')];
  find.hidden = false;
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase();
    let count = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(words);
      count += row.hidden ? 0 : 1;
    }
    told.textContent = words ? count + ' of ' + rows.length + ' shown' : '';
  });
}
let cell = null;
document.addEventListener('click', event => {
  cell = event.target.closest('.matrix td a') || cell;
});
document.addEventListener('keydown', event => {
  const drawer = document.querySelector('.drawer:target, .drawer:has(:target)');
  if (event.key !== 'Escape' || !drawer) return;
  location.hash = drawer.querySelector('.close').hash;
  if (cell) cell.focus();
});
