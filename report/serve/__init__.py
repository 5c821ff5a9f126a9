"""A live preview in the browser, built again whenever a source is saved; it may not know how anything is built or what a page is made of."""
