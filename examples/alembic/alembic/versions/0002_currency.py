"""The currency of an order."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("orders", sa.Column("currency", sa.Text, nullable=False, server_default="EUR"))


def downgrade():
    op.drop_column("orders", "currency")
