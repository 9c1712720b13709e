"""What Alembic runs; `chatd.store.migrating` hands it the one connection."""

from alembic import context

from chatd.store.tables import catalogue

context.configure(connection=context.config.attributes["connection"], target_metadata=catalogue, render_as_batch=True)
context.run_migrations()
