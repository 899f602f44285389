from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('shop', '0001_orders'),
    ]

    operations = [
        migrations.AddField(
            model_name='order',
            name='currency',
            field=models.TextField(db_default='EUR', default='EUR'),
        ),
    ]
