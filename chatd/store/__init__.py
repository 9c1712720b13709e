"""What persists: people, projects, hours, sign-ins, counts. No table has a row for a visitor or for a conversation."""
