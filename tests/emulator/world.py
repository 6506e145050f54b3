"""Everything the emulator holds besides moto's own state: accounts, faults, policies, calls seen, sites."""

import itertools
import json
import threading

import credentials
import runtime
from account import Account
from api import Api
from copies import Copies
from faults import Faults
from pages import BUILD, STEPS, app_mig_service, cleanup, database_migration, elasticbeanstalk, optimization, prerequisites
from paging import Paging
from runtime import Fresh, Steady
from site_answers import Site
from tasks import forget_tasks
from variants import VARIANTS
from variants.combined import combined


# The pages of the other modules.
MODULES = {
    "database-migration": database_migration.BUILD,
    "app-mig-service": app_mig_service.BUILD,
    "elasticbeanstalk-migration": elasticbeanstalk.BUILD,
    "optimization": optimization.BUILD,
}


class World:
    def __init__(self, aws):
        self._aws = aws  # moto in turns, without our middleware
        self._numbers = itertools.count(210_000_000_001)
        self._building = threading.Lock()
        self._variant_of = {}
        self._accounts = {}
        self._copies = Copies()
        self.calls = []
        self.executing = None  # the account whose state machine runs
        self.policies = {}
        self.faults = Faults()
        self.latency = 0  # seconds before each answer
        self.paging = Paging()
        self.site = Site()
        self._root = Api(aws, credentials.ROOT_ACCOUNT, "us-east-1")

    def new_account(self, region="us-west-2", through="create-service", variant=None, variants=(), symptoms=True):
        """A fresh account with the pages done up to `through` ("nothing" for none), as `variant`, or all of
        `variants` together, do them."""
        _step_number(through)
        if variant and variants:
            raise ValueError("variant or variants, not both")
        chosen = _variant(variant) if variant else combined([_variant(name) for name in variants]) if variants else None
        with self._building:
            account = self._open(chosen and chosen.region or region)
            self._variant_of[account.id] = (chosen, symptoms)
            with self._aws.of(account.id):
                self._do(account, through, is_new=True)
        return account

    def continue_account(self, account_id, through):
        account = self.account(account_id)
        with self._building, self._aws.of(account.id):
            self._do(account, through)
        return account

    def heal(self, account_id):
        account = self.account(account_id)
        with self._building, self._aws.of(account.id):
            runtime.heal(account)
            self._set_sites(account)
        return account

    def break_(self, account_id, variant):
        """The service fares as `variant`'s does, whatever the configuration."""
        account, chosen = self.account(account_id), _variant(variant)
        if not account.service:
            raise ValueError("there is no service yet")
        with self._building, self._aws.of(account.id):
            forget_tasks(account)
            chosen.runtime.happen(account)
            self._set_sites(account)
        return account

    def account(self, account_id):
        if account_id not in self._accounts:
            raise ValueError(f"no account {account_id}")
        return self._accounts[account_id]

    def find(self, account_id):
        """The account of that number, or None: not every number is an attendee's."""
        return self._accounts.get(account_id)

    def clean_up(self, account_id, steps):
        """Does these parts of the page on cleaning up, in this order."""
        account = self.account(account_id)
        unknown = [step for step in steps if step not in cleanup.CLEAN_UP]
        if unknown:
            raise ValueError(f"no such part of the cleanup: {', '.join(unknown)}")
        with self._building, self._aws.of(account.id):
            for step in steps:
                cleanup.CLEAN_UP[step](account)
        return account

    def do_module(self, account_id, module, steps, choices={}):
        """Does these pages of another module, in this order; `choices` by page: how an attendee differs from it."""
        account = self.account(account_id)
        with self._building, self._aws.of(account.id):
            for step in steps:
                MODULES[module][step](account, **choices.get(step, {}))
            if account.web_site:
                host, answer = account.web_site
                if host:
                    self.site.set(host, answer)
        return account

    def trust(self, account_id, role, trusted="*", external_id=None):
        """A role in the account that other accounts may assume; returns its ARN."""
        statement = {"Effect": "Allow", "Principal": {"AWS": trusted}, "Action": "sts:AssumeRole"}
        if external_id is not None:
            statement["Condition"] = {"StringEquals": {"sts:ExternalId": external_id}}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        return self.account(account_id).api("iam").create_role(RoleName=role, AssumeRolePolicyDocument=document)["Role"]["Arn"]

    def _open(self, region):
        number = str(next(self._numbers))
        given = self._root("sts").assume_role(RoleArn=f"arn:aws:iam::{number}:role/workshop-attendee", RoleSessionName="attendee")["Credentials"]
        keys = {
            "access_key_id": given["AccessKeyId"],
            "secret_access_key": given["SecretAccessKey"],
            "session_token": given["SessionToken"],
        }
        account = Account(number, region, keys, Api(self._aws, number, region))
        self._accounts[number] = account
        return account

    def _do(self, account, through, is_new=False):
        variant, symptoms = self._variant_of[account.id]
        for step in STEPS[len(account.done) : _step_number(through)]:
            if variant and variant.stops_before == step:
                account.stopped = True
            if account.stopped:
                break
            choices = variant.choices.get(step, {}) if variant else {}
            if is_new and step == STEPS[0] and not choices:
                self._begin(account)
            else:
                BUILD[step](account, **choices)
            account.done.append(step)
            if variant and step in variant.edits:
                variant.edits[step](account)
            if step == "create-service":
                _outcome(variant, symptoms).happen(account)
        self._set_sites(account)

    def _begin(self, account):
        """The first page of a new account, as the page has it: it is built once."""
        if self._copies.put(account.region, account):
            prerequisites.note_database(account)
        else:
            BUILD[STEPS[0]](account)
            self._copies.keep(account.region, account)

    def _set_sites(self, account):
        """Our load balancer's name answers as the account has it, any other's 503."""
        for arn, balancer in account.elbv2_backend.load_balancers.items():
            ours = arn == account.ids.get("load_balancer") and account.site
            self.site.set(balancer.dns_name, account.site if ours else "503")


def _variant(name):
    if name not in VARIANTS:
        raise ValueError(f"no variant {name!r}")
    return VARIANTS[name]


def _outcome(variant, symptoms):
    if variant is None:
        return Steady()
    shown = symptoms or variant.only_runtime or variant.expect != "failed"
    return variant.runtime if shown else Fresh()


def _step_number(through):
    """How many steps are done when those through `through` are."""
    if through == "nothing":
        return 0
    if through not in STEPS:
        raise ValueError(f"through must be nothing or one of {', '.join(STEPS)}, not {through!r}")
    return STEPS.index(through) + 1
