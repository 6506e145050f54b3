"""CloudFormation, as far as the checker asks and its commands go: ListStacks, DescribeStackEvents, DescribeStacks, DeleteStack.

Ours and not moto's: moto's needs a dozen packages more, and makes of the workshop's template something else than AWS.
"""

import uuid
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

import wire
from pages.cleanup import CLEAN_UP

NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/"


def answer(call, account):
    """All stacks at once; `paging` cuts the pages."""
    stacks = account.stacks if account and account.region == call.region else []
    if call.action == "ListStacks":
        # documented: deleted ones are listed for 90 days
        deleted = account.deleted_stacks if account and account.region == call.region else []
        return _listed(call, "StackSummaries", [*stacks, *deleted])
    name = call.params.get("StackName", "")
    found = [stack for stack in stacks if name in (stack["StackId"], stack["StackName"])]
    if call.action == "DeleteStack":
        for stack in found:
            _delete(account, stack)
        return _response(call, "")
    if call.action == "DescribeStackEvents":
        if not found:
            return wire.error(call, "ValidationError", f"Stack [{name}] does not exist")
        stack = found[0]
        return _listed(call, "StackEvents", [*_events(account, stack), _event(stack, name, "CREATE_IN_PROGRESS", "User Initiated")])
    if call.action == "DescribeStacks":
        found = found or [stack for stack in account.deleted_stacks if name == stack["StackId"]]
        # documented: a stack that is deleted is described by its id alone.
        if not found:
            return wire.error(call, "ValidationError", f"Stack with id {name} does not exist")
        return _listed(call, "Stacks", found)
    return wire.error(call, "InvalidAction", f"The emulator has no {call.iam_action}.")


def _events(account, stack):
    """What failed, the newest first, as AWS lists it."""
    return [_event(stack, *event) for event in reversed(account.stack_failures)]


def _event(stack, resource, status, reason):
    return {
        "EventId": f"{resource}-{status}-{hash(reason) % 1000}",
        "StackId": stack["StackId"],
        "StackName": stack["StackName"],
        "LogicalResourceId": resource,
        "ResourceStatus": status,
        "ResourceStatusReason": reason,
        "ResourceProperties": '{"AccessKey": "planted-access-key"}',
    }


def _delete(account, stack):
    """documented: what somebody else has made in a VPC of the stack keeps it from being deleted. At once, as in moto."""
    vpcs = [account.ids[name] for name in ("SourceVPC", "TargetVPC")]
    groups = account.api("ec2").describe_security_groups(Filters=[{"Name": "vpc-id", "Values": vpcs}])["SecurityGroups"]
    made = {"Key": "aws:cloudformation:stack-name", "Value": stack["StackName"]}
    strange = [group["GroupId"] for group in groups if group["GroupName"] != "default" and made not in group.get("Tags", [])]
    if strange:
        stack |= {"StackStatus": "DELETE_FAILED", "StackStatusReason": f"The following resource(s) failed to delete: {strange}."}
        return
    CLEAN_UP["stack"](account)


def _listed(call, name, stacks):
    members = "".join(f"<member>{''.join(_element(*field) for field in stack.items())}</member>" for stack in stacks)
    return _response(call, f"<{name}>{members}</{name}>")


def _response(call, result):
    body = (
        f'<{call.action}Response xmlns="{NAMESPACE}"><{call.action}Result>{result}</{call.action}Result>'
        f"<ResponseMetadata><RequestId>{uuid.uuid4()}</RequestId></ResponseMetadata></{call.action}Response>"
    )
    return Response(body, content_type="text/xml")


def _element(name, text):
    return f"<{name}>{escape(text)}</{name}>"
