"""Whose access key is it? Keys come from moto's STS; the middleware turns every other key away as AWS does.

moto itself would take an unknown key for account 123456789012, and would look a known one up in every partition
of every account, building their IAM backends on the way.
"""

ROOT_ACCOUNT = "123456789012"  # moto's default account: it only hands out the first credentials

_account_of_key = {}


def remember(access_key_id, account_id):
    _account_of_key[access_key_id] = account_id


def account_of(access_key_id):
    return _account_of_key.get(access_key_id)
