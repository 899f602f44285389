from django.db import models


class Customer(models.Model):
    email = models.TextField(unique=True)

    class Meta:
        db_table = "customers"


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.PROTECT)
    cents = models.BigIntegerField()
    currency = models.TextField(default="EUR", db_default="EUR")

    class Meta:
        db_table = "orders"
