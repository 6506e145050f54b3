"""Workers of one queue, all at the same time: `python queues_test.py`."""

import sys
import threading
import unittest

import patches  # noqa: F401  what is tested
from moto.sqs.models import sqs_backends

MESSAGES = 120


class QueuesTest(unittest.TestCase):
    def test_workers_receive_and_delete_at_the_same_time(self):
        backend = sqs_backends["123456789012"]["us-west-2"]
        backend.create_queue("tasks", {})
        for number in range(MESSAGES):
            backend.send_message("tasks", str(number))
        failures, done = [], []

        def work():
            try:
                while messages := backend.receive_message("tasks", 1, 0, 60):
                    done.append(messages[0].body)
                    backend.delete_message("tasks", messages[0].receipt_handle)
            except Exception as error:
                failures.append(repr(error))

        workers = [threading.Thread(target=work) for _ in range(6)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual(failures, [])
        self.assertEqual(sorted(done), sorted(str(number) for number in range(MESSAGES)))


if __name__ == "__main__":
    sys.setswitchinterval(1e-5)
    unittest.main()
