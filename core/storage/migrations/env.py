"""How Alembic reaches the database: over the connection that `core.storage.migrate` opened."""

from alembic import context

from core.storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=False,
    compare_type=True,
)
context.run_migrations()
