"""Pictures with words on them: link previews for every page and the images of an owner's share kit."""
