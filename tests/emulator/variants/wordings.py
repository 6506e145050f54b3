"""Mistakes that other variants make too, told by AWS in other words, or cut short."""

from dataclasses import replace

from runtime import CannotStart
from variants import configure_parameters_store, create_service, create_sg, create_task_definition, prerequisites
from variants.texts import (
    EFS_TIMED_OUT,
    EFS_TIMED_OUT_RETRIED,
    SSM_NO_PATH,
    SSM_NO_PATH_OLD,
    SSM_NO_PATH_SDK,
    image_missing_old,
    ssm_denied,
    ssm_denied_sdk,
    ssm_missing,
    ssm_missing_short,
)

_pages = (prerequisites, create_sg, configure_parameters_store, create_task_definition, create_service)
_known = {variant.id: variant for page in _pages for variant in page.VARIANTS}


def _told(known, ending, reason, before=None):
    """The variant `known`, its reason told so. `before`: where the text is cut."""
    variant = _known[known]
    cut = reason.index(before) if before else None
    how = f"AWS's words end before {before!r}" if before else "in other words of AWS's"
    return replace(variant, id=f"{known}-{ending}", about=f"{variant.about}; {how}", runtime=CannotStart(reason, cut=cut))


# That Fargate 1.4.0 cuts its messages is documented; where, is belief.
VARIANTS = [
    _told("sg-efs-rule-missing", "truncated", EFS_TIMED_OUT, before="b'mount"),
    _told("pre-nat-gone", "truncated", SSM_NO_PATH, before="nnection issue"),
    _told("param-db-host-missing", "truncated", ssm_missing("DB_HOST"), before=": invalid"),
    _told("sg-efs-rule-missing", "retried", EFS_TIMED_OUT_RETRIED),
    _told("pre-nat-gone", "old-words", SSM_NO_PATH_OLD),
    _told("svc-public-without-ip", "sdk-words", SSM_NO_PATH_SDK),
    _told("td-console-role", "sdk-words", ssm_denied_sdk("consoleExecutionRole")),
    _told("td-console-role", "truncated", ssm_denied("consoleExecutionRole"), before=" is not authorized"),
    _told("param-db-host-missing", "short-words", ssm_missing_short("DB_HOST")),
    _told("td-image-typo", "old-words", image_missing_old(create_task_definition.TYPO)),
]
