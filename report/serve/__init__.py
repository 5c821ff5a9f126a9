"""A preview in the browser, built again at every save; it may not know how anything is built or what pages hold."""
