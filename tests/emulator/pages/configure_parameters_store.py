"""Page configure-parameters-store: how the containers find the database."""

TYPES = {"DB_HOST": "String", "DB_NAME": "String", "DB_USERNAME": "String", "DB_PASSWORD": "SecureString"}


def build(account, *, names={}, values={}, types={}, left_out=(), region=None):
    """`names`, `values`, `types`: what differs from the page, by the page's parameter name.
    A value may say {database_host}."""
    ssm = account.api("ssm", region)
    wanted = {"DB_HOST": "{database_host}", "DB_NAME": "wordpress-db", "DB_USERNAME": "admin", "DB_PASSWORD": "Workshop-1234"}
    for name, value in (wanted | values).items():
        if name not in left_out:
            ssm.put_parameter(
                Name=names.get(name, name),
                Value=value.format(database_host=account.ids.get("database_host", "database-1")),
                Type=(TYPES | types)[name],
                Overwrite=True,
            )
