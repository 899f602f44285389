import os

SECRET_KEY = os.environ.get("SECRET_KEY", "for-development")
INSTALLED_APPS = ["shop"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True

# In a restore test the suite sets these to the restored copy, whatever they are elsewhere.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ.get("PGHOST"),
        "PORT": os.environ.get("PGPORT"),
        "USER": os.environ.get("PGUSER"),
        "PASSWORD": os.environ.get("PGPASSWORD"),
        "NAME": os.environ.get("PGDATABASE"),
    }
}
