"""AWS Application Migration Service (MGN), as far as the checker asks, and AWS Cloud Control for launch templates.

moto has neither. belief, not shown by any emulator: the answers have the shapes and the words of botocore's model of the
service (mgn, 2020-02-26); which state follows which is from the user guide, "Lifecycle" and "Launching".
"""

import json
import uuid
from dataclasses import dataclass, field

from werkzeug.wrappers import Response

import wire


@dataclass
class Mgn:
    """The service in one account, after its initialisation."""

    templates: list = field(default_factory=list)
    servers: list = field(default_factory=list)
    launch_configurations: dict = field(default_factory=dict)  # by the id of the source server
    settings: dict = field(default_factory=dict)  # of the replication, by the id of the source server

    def add_server(self, account, hostname):
        number = uuid.uuid4().hex[:17]
        server = {
            "sourceServerID": f"s-{number}",
            "arn": account.arn("mgn", f"source-server/s-{number}"),
            "isArchived": False,
            "lifeCycle": {"state": "NOT_READY"},
            "dataReplicationInfo": {"dataReplicationState": "INITIATING"},
            "replicationType": "AGENT_BASED",
            "sourceProperties": {"identificationHints": {"hostname": hostname}, "recommendedInstanceType": "c5.large"},
            "tags": {"planted": "planted-tag"},
        }
        self.servers.append(server)
        return server

    def archive(self, number):
        for server in self.servers:
            if server["sourceServerID"] == number:
                server["isArchived"] = True


def answer(call, account):
    state = account.mgn if account and account.region == call.region else None
    if state is None:
        return wire.error(call, "UninitializedAccountException", "Account not initialized")
    match call.action:
        case "DescribeReplicationConfigurationTemplates":
            return _json({"items": state.templates})
        case "DescribeSourceServers":
            return _json({"items": state.servers})
        case "GetReplicationConfiguration":
            found = state.settings.get(call.params.get("sourceServerID"))
            if found is None:
                return wire.error(call, "ResourceNotFoundException", "Replication Configuration not found", 404)
            return _json(found)
        case "DisconnectFromService" | "MarkAsArchived":
            return _change(call, state)
        case "GetLaunchConfiguration":
            found = state.launch_configurations.get(call.params.get("sourceServerID"))
            if found is None:
                return wire.error(call, "ResourceNotFoundException", "Launch Configuration not found", 404)
            return _json(found)
    return wire.error(call, "InvalidAction", f"The emulator has no {call.iam_action}.")


def _change(call, state):
    """documented: only a server that is disconnected or cut over is archived."""
    server = next((server for server in state.servers if server["sourceServerID"] == call.params["sourceServerID"]), None)
    if server is None:
        return wire.error(call, "ResourceNotFoundException", "Source server not found", 404)
    if call.action == "DisconnectFromService":
        server["lifeCycle"]["state"] = "DISCONNECTED"
    elif server["lifeCycle"]["state"] not in ("DISCONNECTED", "CUTOVER"):
        return wire.error(call, "ConflictException", "The source server is in use", 409)
    else:
        state.archive(server["sourceServerID"])
    return _json(server)


def cloud_control(call, account):
    """GetResource for AWS::EC2::LaunchTemplate. documented: the versions of its schema are texts."""
    if call.action != "GetResource" or call.params.get("TypeName") != "AWS::EC2::LaunchTemplate":
        return wire.error(call, "UnsupportedActionException", f"The emulator has no {call.iam_action} of this type.")
    wanted = call.params["Identifier"]
    templates = account.api("ec2").describe_launch_templates()["LaunchTemplates"] if account else []
    found = next((template for template in templates if template["LaunchTemplateId"] == wanted), None)
    if found is None:
        return wire.error(call, "ResourceNotFoundException", f"{wanted} was not found")
    properties = {
        "LaunchTemplateId": wanted,
        "DefaultVersionNumber": str(found["DefaultVersionNumber"]),
        "LatestVersionNumber": str(found["LatestVersionNumber"]),
        "VersionDescription": "planted-description",
    }
    return _json({"TypeName": "AWS::EC2::LaunchTemplate", "ResourceDescription": {"Identifier": wanted, "Properties": json.dumps(properties)}})


def _json(body):
    return Response(json.dumps(body), content_type="application/json")
