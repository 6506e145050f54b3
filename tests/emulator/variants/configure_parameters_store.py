"""Accounts whose parameters differ from page configure-parameters-store."""

from runtime import CannotStart, Steady, Unhealthy, answered
from variants.texts import ssm_missing
from variants.variant import of_page

failed, passed, pending = of_page("configure-parameters-store")

ALL = ("DB_HOST", "DB_NAME", "DB_USERNAME", "DB_PASSWORD")
NO_DATABASE = Unhealthy(answered(500), "db_error")
NOT_INSTALLED = Unhealthy(answered(302), "install")


def _values(**values):
    return {"values": values}


VARIANTS = [
    failed("param-db-host-missing", "DB_HOST was not created", {"left_out": ("DB_HOST",)}, runtime=CannotStart(ssm_missing("DB_HOST"))),
    failed("param-db-password-missing", "DB_PASSWORD was not created", {"left_out": ("DB_PASSWORD",)}, runtime=CannotStart(ssm_missing("DB_PASSWORD"))),
    failed("param-none", "no parameter was created", {"left_out": ALL}, runtime=CannotStart(ssm_missing(*ALL))),
    failed("param-other-region", "the parameters are in another Region", {"region": "us-east-1"}, runtime=CannotStart(ssm_missing(*ALL))),
    failed("param-under-path", "the parameters are under /wordpress/", {"names": {name: f"/wordpress/{name}" for name in ALL}}, runtime=CannotStart(ssm_missing(*ALL))),
    failed("param-lower-case", "the parameters are called db_host and so on", {"names": {name: name.lower() for name in ALL}}, runtime=CannotStart(ssm_missing(*ALL))),
    failed("param-db-user", "DB_USER for DB_USERNAME", {"names": {"DB_USERNAME": "DB_USER"}}, runtime=CannotStart(ssm_missing("DB_USERNAME"))),
    failed("param-host-url", "DB_HOST starts with http://", _values(DB_HOST="http://{database_host}"), runtime=NO_DATABASE),
    failed("param-host-identifier", "DB_HOST is the instance identifier, not the endpoint", _values(DB_HOST="database-1"), runtime=NO_DATABASE),
    failed("param-host-source", "DB_HOST is the source database; the site works, on the old data", _values(DB_HOST="ec2-203-0-113-40.us-west-2.compute.amazonaws.com"), runtime=Steady()),
    failed("param-host-leading-space", "DB_HOST starts with a space", _values(DB_HOST=" {database_host}"), runtime=NO_DATABASE),
    failed("param-host-trailing-space", "DB_HOST ends in a space", _values(DB_HOST="{database_host} "), runtime=NO_DATABASE),
    failed("param-host-trailing-newline", "DB_HOST ends in a line break", _values(DB_HOST="{database_host}\n"), runtime=NO_DATABASE),
    failed("param-name-not-schema", "DB_NAME is not the schema that was loaded: WordPress wants to be installed", _values(DB_NAME="wordpress"), runtime=NOT_INSTALLED),
    failed("param-name-instance", "DB_NAME is the instance identifier", _values(DB_NAME="database-1"), runtime=NO_DATABASE),
    passed("param-host-port", "DB_HOST ends in :3306", _values(DB_HOST="{database_host}:3306")),
    passed("param-password-plain", "DB_PASSWORD is a plain String", {"types": {"DB_PASSWORD": "String"}}),
    passed("param-all-secure", "every parameter is a SecureString", {"types": {name: "SecureString" for name in ALL}}),
    passed("param-leading-slash", "/DB_HOST for DB_HOST; that AWS takes both for one name is moto's belief, not verified", {"names": {name: f"/{name}" for name in ALL}}),
]
