"""Judges a call by an IAM policy document.

Ours rather than moto's, which denies resource-scoped ssm:GetParameters and fails signature checks of EFS reads.
Conditions are not evaluated: the checker's own policy has none.
"""

import re

# AWS answers these whatever the policies say.
ALWAYS_ALLOWED = ("sts:GetCallerIdentity",)
# What AWS asks for besides the call's own action (EFS API reference, DescribeMountTargetSecurityGroups). Documented.
FURTHER = {"elasticfilesystem:DescribeMountTargetSecurityGroups": "ec2:DescribeNetworkInterfaceAttribute"}


def allows(document, call):
    if call.iam_action in ALWAYS_ALLOWED:
        return True
    if call.iam_action in FURTHER and not _allowed(document, FURTHER[call.iam_action], "*"):
        return False
    return all(_allowed(document, call.iam_action, resource) for resource in _resources(call))


def _resources(call):
    if call.iam_action == "ssm:GetParameters":
        names = call.params.get("Names", [])
        prefix = f"arn:aws:ssm:{call.region}:{call.account_id}:parameter/"
        return [name if name.startswith("arn:") else prefix + name.removeprefix("/") for name in names]
    return ["*"]


def _allowed(document, action, resource):
    allowed = False
    for statement in _listed(document.get("Statement", [])):
        if _concerns(statement, action, resource):
            if statement["Effect"] == "Deny":
                return False
            allowed = True
    return allowed


def _concerns(statement, action, resource):
    if "NotAction" in statement:
        action_fits = not _any(statement["NotAction"], action.lower(), str.lower)
    else:
        action_fits = _any(statement.get("Action", []), action.lower(), str.lower)
    # A call we know no resource of is judged by its action alone.
    return action_fits and (resource == "*" or _any(statement.get("Resource", "*"), resource, str))


def _any(patterns, text, fold):
    return any(_wildcard(fold(pattern)).fullmatch(text) for pattern in _listed(patterns))


def _wildcard(pattern):
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def _listed(value):
    return value if isinstance(value, list) else [value]
