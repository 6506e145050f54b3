"""One request of an account at a time.

moto keeps an account in plain dictionaries. A request that goes through one of them while another request of the same account
adds to it fails with "dictionary changed size during iteration", which AWS never answers.
"""

import threading
from collections import defaultdict
from contextlib import nullcontext


class Turns:
    """moto, with a lock for each account. Requests of different accounts do not wait for each other."""

    def __init__(self, aws):
        self._aws = aws
        self._locks = defaultdict(threading.RLock)
        self._making = threading.Lock()

    def __call__(self, environ, start_response):
        # ReceiveMessage of SQS waits for a message, which another request sends.
        waits = "/sqs/aws4_request" in environ.get("HTTP_AUTHORIZATION", "")
        with nullcontext() if waits else self.of(environ.get("HTTP_X_MOTO_ACCOUNT_ID")):
            return self._aws(environ, start_response)

    def of(self, account_id):
        """The lock of an account. A thread that has it may take it again."""
        with self._making:
            return self._locks[account_id]
