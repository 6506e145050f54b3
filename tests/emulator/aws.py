"""The AWS CLI without its start: the modules and service models are loaded once, and each command is a fork of that process.

    python aws.py FOLDER

puts a command `aws` into the folder, which hands its words, variables, working folder and standard streams to the server, and
ends as the command of the AWS CLI does. A line "ready" says that it can be used. Ends when its standard input does.
"""

import os
import socket
import sys

# Those of our commands.
SERVICES = ("application-autoscaling", "cloudformation", "dms", "ec2", "ecs", "efs", "elbv2", "iam", "logs", "rds", "ssm")
STREAMS = 3


def client(address, words):
    """One command. Imports little, because that is most of its time."""
    request = repr((words, dict(os.environ), os.getcwd())).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [len(request).to_bytes(8, "big")], range(STREAMS))
        connection.sendall(request)
        status = connection.recv(1)
    sys.exit(status[0] if status else "the server of the AWS CLI has ended")


def serve(folder):
    import select
    import shlex
    import signal

    address = os.path.join(folder, "socket")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(64)
    command = os.path.join(folder, "aws")
    with open(command, "w") as file:
        start = shlex.join([sys.executable, "-IS", os.path.abspath(__file__), "--client", address])
        file.write(f'#!/bin/sh\nexec {start} "$@"\n')
    os.chmod(command, 0o755)
    main = load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while listener in select.select([listener, sys.stdin], [], [])[0]:
        connection, _ = listener.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            answer(connection, main)
        connection.close()


def load():
    """Everything that a command of the AWS CLI loads. Gives its entry point."""
    import awscli.clidriver
    from botocore.loaders import Loader

    driver = awscli.clidriver.create_clidriver()
    loader = driver.session.get_component("data_loader")
    for service in SERVICES:
        # Names of methods, paths of models and rules of endpoints are worked out once, too.
        driver.session.create_client(service, region_name="us-east-1", aws_access_key_id="unused", aws_secret_access_key="unused")
        loader.load_service_model(service, "paginators-1")
    for kind in ("service-2", "waiters-2"):
        loader.list_available_services(type_name=kind)
    for name in ("endpoints", "partitions", "sdk-default-configuration", "_retry", "cli"):
        loader.load_data(name)
    # A process runs one command, so that nobody sees what another one does to a model.
    begin = Loader.__init__

    def begin_with_what_is_loaded(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        self._cache = loader._cache

    Loader.__init__ = begin_with_what_is_loaded
    return awscli.clidriver.main


def answer(connection, main):
    import ast

    head, streams, _, _ = socket.recv_fds(connection, 8, STREAMS)
    size = int.from_bytes(head, "big")
    request = b""
    while len(request) < size:
        request += connection.recv(size - len(request))
    words, variables, folder = ast.literal_eval(request.decode())
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    # The CLI tells botocore, when it is loaded, where its data is.
    data = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update(variables, AWS_DATA_PATH=data)
    os.chdir(folder)
    sys.argv = ["aws", *words]
    try:
        status = main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    connection.send(bytes([status or 0]))
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "--client":
        client(sys.argv[2], sys.argv[3:])
    else:
        serve(sys.argv[1])
