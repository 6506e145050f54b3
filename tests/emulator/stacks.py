"""CloudFormation, as far as the checker asks: ListStacks.

Ours and not moto's: moto's needs a dozen packages more, and makes of the workshop's template something else than AWS.
"""

import uuid
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

import wire

NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/"


def answer(call, account):
    """All stacks at once; `paging` cuts the pages."""
    if call.action != "ListStacks":
        return wire.error(call, "InvalidAction", f"The emulator has no {call.iam_action}.")
    stacks = account.stacks if account and account.region == call.region else []
    members = "".join(f"<member>{''.join(_element(*field) for field in stack.items())}</member>" for stack in stacks)
    body = (
        f'<ListStacksResponse xmlns="{NAMESPACE}"><ListStacksResult><StackSummaries>{members}</StackSummaries></ListStacksResult>'
        f"<ResponseMetadata><RequestId>{uuid.uuid4()}</RequestId></ResponseMetadata></ListStacksResponse>"
    )
    return Response(body, content_type="text/xml")


def _element(name, text):
    return f"<{name}>{escape(text)}</{name}>"
