"""An account whose first page is copied has what an account has that was built, with ids of its own."""

import json
import re
import unittest

import patches  # noqa: F401  first, because it corrects moto on import
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from pages import STEPS
from turns import Turns
from world import World

CALLS = {
    "ec2": (
        "describe_addresses",
        "describe_internet_gateways",
        "describe_nat_gateways",
        "describe_network_acls",
        "describe_network_interfaces",
        "describe_route_tables",
        "describe_security_groups",
        "describe_subnets",
        "describe_vpcs",
    ),
    "efs": ("describe_file_systems",),
    "elbv2": ("describe_load_balancers", "describe_target_groups"),
    "iam": ("list_roles",),
    "rds": ("describe_db_instances", "describe_db_subnet_groups"),
}
# What no two accounts have in common: ids, account ids, and what is made of them.
OWN = re.compile(r"[0-9a-f]{17}|(?<!\d)\d{12}(?!\d)|(?<=database-1\.c)[0-9a-f]{11}")
# moto draws these for each account.
DRAWN = re.compile(
    r"AROA\w+|db-[A-Z0-9]+|(?<=fs-)[0-9a-f]{8}|(?<=fsmt-)[0-9a-f]{8}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16}"
    r"|(?<=unicorn-lb-)\d+|02:00:00[:0-9a-f]+|\d+\.\d+\.\d+\.\d+(?!/)|ip-[\d-]+|\d{4}-\d\d-\d\d.\d\d:\d\d:[\d.:+]+"
)


def seen(account):
    """All that the calls answer."""
    answers = {}
    for service, calls in CALLS.items():
        for call in calls:
            answer = getattr(account.api(service), call)()
            del answer["ResponseMetadata"]
            answers[call] = answer
    return json.dumps([account.ids, account.done, answers], default=str, indent=1, sort_keys=True)


def numbered(text):
    """The same text with a number for each id."""
    numbers = {}
    text = OWN.sub(lambda found: f"<{numbers.setdefault(found[0], len(numbers))}>", text)
    return sorted(DRAWN.sub("<drawn>", text).splitlines())


def addresses(account):
    interfaces = account.api("ec2").describe_network_interfaces()["NetworkInterfaces"]
    return sorted(interface["PrivateIpAddress"] for interface in interfaces)


class CopiesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # moto's accounts are those of the process.
        cls.world = World(Turns(DomainDispatcherApplication(create_backend_app)))

    def test_a_copy_differs_from_what_was_built_in_its_ids_only(self):
        built, copy = (self.world.new_account(through=STEPS[0]) for _ in range(2))
        for through in STEPS[0], STEPS[-1]:
            for account in built, copy:
                self.world.continue_account(account.id, through)
            one, other = seen(built), seen(copy)
            self.assertEqual(numbered(one), numbered(other))
            self.assertEqual(addresses(built), addresses(copy))
            own = set(OWN.findall(one))
            self.assertGreater(len(own), 30)
            self.assertEqual(own & set(OWN.findall(other)), set())

    def test_another_region_and_an_account_without_pages_are_no_copies(self):
        self.world.new_account(through=STEPS[0])
        elsewhere = self.world.new_account(region="eu-west-1", through=STEPS[0])
        self.assertIn("eu-west-1", seen(elsewhere))
        nothing = self.world.new_account(through="nothing")
        self.assertEqual((nothing.ids, nothing.done), ({}, []))


if __name__ == "__main__":
    unittest.main()
