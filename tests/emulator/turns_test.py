"""What the lock of an account keeps out: `python turns_test.py`."""

import threading
import unittest

from turns import Turns


def free(lock):
    """Whether another thread could take the lock."""
    taken = []

    def take():
        taken.append(lock.acquire(blocking=False))
        if taken[0]:
            lock.release()

    other = threading.Thread(target=take)
    other.start()
    other.join()
    return taken[0]


class TurnsTest(unittest.TestCase):
    def ask(self, service):
        """Whether the accounts 1 and 2 were free while moto answered a request of account 1."""
        seen = []

        def aws(*_):
            seen.extend(free(turns.of(account)) for account in ("1", "2"))
            return []

        turns = Turns(aws)
        authorization = f"AWS4-HMAC-SHA256 Credential=A/20260101/us-west-2/{service}/aws4_request"
        turns({"HTTP_X_MOTO_ACCOUNT_ID": "1", "HTTP_AUTHORIZATION": authorization}, None)
        self.assertTrue(free(turns.of("1")))
        return seen

    def test_an_account_has_one_request_at_a_time(self):
        self.assertEqual(self.ask("ecs"), [False, True])

    def test_who_waits_for_a_message_keeps_nobody_from_sending_it(self):
        self.assertEqual(self.ask("sqs"), [True, True])


if __name__ == "__main__":
    unittest.main()
