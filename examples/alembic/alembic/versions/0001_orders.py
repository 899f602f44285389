"""Customers and their orders."""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("customers", sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("email", sa.Text, nullable=False, unique=True))
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("customer_id", sa.BigInteger, sa.ForeignKey("customers.id"), nullable=False),
        sa.Column("cents", sa.BigInteger, nullable=False),
    )


def downgrade():
    op.drop_table("orders")
    op.drop_table("customers")
