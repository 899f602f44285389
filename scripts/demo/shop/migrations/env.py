"""The database is the one in DATABASE_URL: the shop's own when it is deployed, the sandbox in a restore test."""
import os
from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, pool

fileConfig(context.config.config_file_name)
engine = create_engine(os.environ["DATABASE_URL"], poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
