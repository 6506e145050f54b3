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
    launch: object = None  # starts the instance that the launch template describes
    settings: dict = field(default_factory=dict)  # of the replication, by the id of the source server
    jobs: dict = field(default_factory=dict)  # by id: the job, and the server that it launches

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

    def start(self, server, state):
        """Starts the job of a launch, which sets the state at once."""
        job = f"mgnjob-{uuid.uuid4().hex[:17]}"
        self.jobs[job] = ({"jobID": job, "type": "LAUNCH", "status": "STARTED"}, server)
        last = "lastTest" if state == "TESTING" else "lastCutover"
        server["lifeCycle"] |= {"state": state, last: {"initiated": {"jobID": job}}}
        return self.jobs[job][0]

    def end(self, job):
        """The instance is there, and has booted."""
        found, server = self.jobs[job]
        if found["status"] != "COMPLETED":
            found["status"] = "COMPLETED"
            made = self.launch()
            server["launchedInstance"] = {"ec2InstanceID": made, "jobID": job, "firstBoot": "SUCCEEDED"}

    def is_busy(self, server):
        return any(job["status"] != "COMPLETED" for job, of in self.jobs.values() if of is server)

    def archive(self, number):
        for server in self.servers:
            if server["sourceServerID"] == number:
                server["isArchived"] = True


# What each call makes of the server's replication or of its life cycle; the model of the service says so of its operations.
REPLICATION = {"RetryDataReplication": ("STALLED", "INITIATING"), "ResumeReplication": ("PAUSED", "INITIATING"), "StartReplication": ("STOPPED", "INITIATING")}
LIFE_CYCLE = {"StartTest": "TESTING", "StartCutover": "CUTTING_OVER", "FinalizeCutover": "CUTOVER"}


def answer(call, account):
    if call.action == "InitializeService" and account and account.region == call.region:
        account.mgn = account.mgn or Mgn()
        return Response(status=204)
    state = account.mgn if account and account.region == call.region else None
    if state is None:
        return wire.error(call, "UninitializedAccountException", "Account not initialized")
    match call.action:
        case "DescribeReplicationConfigurationTemplates":
            return _json({"items": state.templates})
        case "DescribeSourceServers":
            return _json({"items": state.servers})
        case "DescribeJobs":
            wanted = call.params.get("filters", {}).get("jobIDs", list(state.jobs))
            # A job is over as soon as somebody waits for it.
            for job in wanted:
                state.end(job)
            return _json({"items": [state.jobs[job][0] for job in wanted]})
        case "GetReplicationConfiguration":
            found = state.settings.get(call.params.get("sourceServerID"))
            if found is None:
                return wire.error(call, "ResourceNotFoundException", "Replication Configuration not found", 404)
            return _json(found)
        case "DisconnectFromService" | "MarkAsArchived":
            return _retire(call, state)
        case "GetLaunchConfiguration":
            found = state.launch_configurations.get(call.params.get("sourceServerID"))
            if found is None:
                return wire.error(call, "ResourceNotFoundException", "Launch Configuration not found", 404)
            return _json(found)
    return _change(call, account, state) or wire.error(call, "InvalidAction", f"The emulator has no {call.iam_action}.")


def _change(call, account, state):
    """What the AWS CLI is told to change. belief: AWS checks more than this."""
    params = call.params
    ids = params.get("sourceServerIDs", [params.get("sourceServerID")])
    servers = [server for server in state.servers if server["sourceServerID"] in ids]
    # documented: ConflictException. belief: that it is the answer while a job goes on.
    if call.action in (*LIFE_CYCLE, "ChangeServerLifeCycleState") and any(map(state.is_busy, servers)):
        return wire.error(call, "ConflictException", "One or more of the Source Servers are currently being processed by a Job", 409)
    match call.action:
        case "CreateReplicationConfigurationTemplate":
            template = params | {"replicationConfigurationTemplateID": f"rct-{uuid.uuid4().hex[:17]}"}
            state.templates.append(template)
            return _json(template)
        case "UpdateReplicationConfigurationTemplate":
            state.templates[0].update(params)
            return _json(state.templates[0])
        case "UpdateReplicationConfiguration":
            # belief: what a server replicates to shows in no answer here.
            return _json(params)
        case "UpdateLaunchConfiguration":
            state.launch_configurations[params["sourceServerID"]].update(params)
            return _json(state.launch_configurations[params["sourceServerID"]])
        case "RetryDataReplication" | "ResumeReplication" | "StartReplication":
            before, after = REPLICATION[call.action]
            if servers[0]["dataReplicationInfo"]["dataReplicationState"] != before:
                return wire.error(call, "ConflictException", f"the replication is not {before}", 409)
            servers[0]["dataReplicationInfo"] = {"dataReplicationState": after}
            return _json(servers[0])
        case "ChangeServerLifeCycleState":
            servers[0]["lifeCycle"] |= params["lifeCycle"]
            return _json(servers[0])
        case "StartTest" | "StartCutover":
            return _json({"job": state.start(servers[0], LIFE_CYCLE[call.action])})
        case "FinalizeCutover":
            servers[0]["lifeCycle"]["state"] = LIFE_CYCLE[call.action]
            servers[0]["dataReplicationInfo"] = {"dataReplicationState": "DISCONNECTED"}
            return _json(servers[0])
    return None


def _retire(call, state):
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
