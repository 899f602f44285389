import os

from alembic import context
from sqlalchemy import create_engine

# libpq also knows the scheme postgres://, SQLAlchemy does not.
url = os.environ["DATABASE_URL"].replace("postgres://", "postgresql://", 1)

with create_engine(url).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
