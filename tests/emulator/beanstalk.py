"""AWS Elastic Beanstalk, as far as the checker asks.

moto has applications and environments only, without settings. belief, not shown by any emulator: the answers have the shapes
of botocore's model of the service (elasticbeanstalk, 2010-12-01). documented: the settings have the properties of the
environment in clear, passwords too.
"""

import uuid
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

import wire

NAMESPACE = "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/"


@dataclass
class Beanstalk:
    """The service in one account."""

    versions: list = field(default_factory=list)
    environments: list = field(default_factory=list)
    settings: dict = field(default_factory=dict)  # by the name of the environment: [(namespace, option, value)]
    instances: dict = field(default_factory=dict)  # by the id of the environment
    load_balancers: dict = field(default_factory=dict)  # by the id of the environment
    launch: dict = field(default_factory=dict)  # by the id of the environment: launches a server
    terminated: list = field(default_factory=list)

    def terminate(self, account, identifier):
        """At once, with its instances."""
        for environment in [one for one in self.environments if one["EnvironmentId"] == identifier]:
            account.api("ec2").terminate_instances(InstanceIds=self.instances.pop(identifier))
            self.environments.remove(environment)
            self.terminated.append(environment | {"Status": "Terminated"})
            for stack in [one for one in account.stacks if identifier in one["StackName"]]:
                account.stacks.remove(stack)
                account.deleted_stacks.append(stack | {"StackStatus": "DELETE_COMPLETE"})

    def delete_application(self, account, name):
        for environment in [one for one in self.environments if one["ApplicationName"] == name]:
            self.terminate(account, environment["EnvironmentId"])
        self.versions = [version for version in self.versions if version["ApplicationName"] != name]


def answer(call, account):
    state = account.beanstalk if account and account.region == call.region else Beanstalk()
    params = call.params
    match call.action:
        case "DescribeEnvironments":
            asked = params.get("EnvironmentIds.member.1")
            found = [one for one in state.environments + state.terminated if one["EnvironmentId"] == asked] if asked else state.environments
            return _answer(call, {"Environments": found})
        case "DescribeApplications":
            names = sorted({version["ApplicationName"] for version in state.versions})
            found = [{"ApplicationName": name, "ApplicationArn": f"arn:aws:elasticbeanstalk:{call.region}:{call.account_id}:application/{name}"} for name in names]
            return _answer(call, {"Applications": found})
        case "TerminateEnvironment":
            state.terminate(account, params["EnvironmentId"])
            return _answer(call, {"EnvironmentId": params["EnvironmentId"]})
        case "DeleteApplication":
            state.delete_application(account, params["ApplicationName"])
            return _answer(call, {})
        case "DescribeApplicationVersions":
            return _answer(call, {"ApplicationVersions": state.versions})
        case "DescribeConfigurationSettings":
            name = params["EnvironmentName"]
            options = [{"Namespace": space, "OptionName": option, "Value": value} for space, option, value in state.settings.get(name, [])]
            settings = {"ApplicationName": params["ApplicationName"], "EnvironmentName": name, "OptionSettings": options}
            return _answer(call, {"ConfigurationSettings": [settings]})
        case "DescribeEnvironmentResources":
            found = next((one for one in state.environments if one["EnvironmentId"] == params["EnvironmentId"]), None)
            if found is None:
                return wire.error(call, "InvalidParameterValue", "No Environment found")
            members = [{"Id": instance} for instance in state.instances[found["EnvironmentId"]]]
            balancers = state.load_balancers.get(found["EnvironmentId"], [])
            resources = {"EnvironmentName": found["EnvironmentName"], "Instances": members, "LoadBalancers": balancers}
            return _answer(call, {"EnvironmentResources": resources})
        case "UpdateEnvironment":
            # belief, not shown by any emulator: the environment is ready again at once, and has another server if its address changes
            settings = state.settings[params["EnvironmentName"]]
            environment = next(one for one in state.environments if one["EnvironmentName"] == params["EnvironmentName"])
            identifier = environment["EnvironmentId"]
            for namespace, option, value in _options(params):
                settings[:] = [one for one in settings if one[:2] != (namespace, option)] + [(namespace, option, value)]
                if option == "AssociatePublicIpAddress" and identifier in state.launch:
                    account.api("ec2").terminate_instances(InstanceIds=state.instances[identifier])
                    state.instances[identifier] = [state.launch[identifier](value == "true")]
            return _answer(call, environment)
    return wire.error(call, "InvalidAction", f"The emulator has no {call.iam_action}.")


def _options(params):
    """`OptionSettings.member.1.Namespace` and so on, in order."""
    number = 1
    while (start := f"OptionSettings.member.{number}.") + "OptionName" in params:
        yield params[start + "Namespace"], params[start + "OptionName"], params[start + "Value"]
        number += 1


def _answer(call, result):
    body = (
        f'<{call.action}Response xmlns="{NAMESPACE}"><{call.action}Result>{_xml(result)}</{call.action}Result>'
        f"<ResponseMetadata><RequestId>{uuid.uuid4()}</RequestId></ResponseMetadata></{call.action}Response>"
    )
    return Response(body, content_type="text/xml")


def _xml(value):
    if isinstance(value, dict):
        return "".join(f"<{name}>{_xml(member)}</{name}>" for name, member in value.items())
    if isinstance(value, list):
        return "".join(f"<member>{_xml(member)}</member>" for member in value)
    return escape(str(value))
