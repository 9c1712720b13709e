"""Every step a database has taken, first to last. A step that has been released is never changed."""
