"""CloudFormation, as far as the checker asks: ListStacks, and DescribeStackEvents for one stack.

Ours and not moto's: moto's needs a dozen packages more, and makes of the workshop's template something else than AWS.
"""

import uuid
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

import wire

NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/"


def answer(call, account):
    """All stacks at once; `paging` cuts the pages."""
    stacks = account.stacks if account and account.region == call.region else []
    if call.action == "ListStacks":
        return _list(call, "StackSummaries", stacks)
    if call.action == "DescribeStackEvents":
        stack = next((stack for stack in stacks if stack["StackName"] == call.params["StackName"]), None)
        if stack is None:
            return wire.error(call, "ValidationError", f"Stack [{call.params['StackName']}] does not exist")
        return _list(call, "StackEvents", [*_events(account, stack), _event(stack, stack["StackName"], "CREATE_IN_PROGRESS", "User Initiated")])
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


def _list(call, member, items):
    members = "".join(f"<member>{''.join(_element(*field) for field in item.items())}</member>" for item in items)
    body = (
        f'<{call.action}Response xmlns="{NAMESPACE}"><{call.action}Result><{member}>{members}</{member}></{call.action}Result>'
        f"<ResponseMetadata><RequestId>{uuid.uuid4()}</RequestId></ResponseMetadata></{call.action}Response>"
    )
    return Response(body, content_type="text/xml")


def _element(name, text):
    return f"<{name}>{escape(text)}</{name}>"
