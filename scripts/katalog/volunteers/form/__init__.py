"""The form at `/admin/`: an editor for the entries that runs in the browser and saves to the repository itself."""
