"""Debian's AWS CLI, imported once: each call runs in a fork of this process, as fresh as a process of its own.

Usage: awsServer.py SOCKET. A call (bin/aws) brings its standard streams as file descriptors, and its directory,
arguments and environment as JSON; the answer is its exit code. The server ends when its own input does.
"""

import functools
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
import types

import awscli.clidriver
import awscli.handlers  # noqa: F401  Every call loads it, with all that it imports.
import botocore.credentials
import botocore.loaders
import botocore.tokens
import distro
from awscli.customizations import assumerole, sso


def serve(path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    # Nobody waits for the forks.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while True:
        readable, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in readable:
            return
        connection, _ = listener.accept()
        if os.fork() == 0:
            answer(connection)
        connection.close()


def read_what_stands_still():
    """What a call reads of this machine and of the CLI's own files, once for all forks: most of a call's time."""
    distro.id()
    distro.major_version()
    files = botocore.loaders.JSONFileLoader
    files.load_file = kept(files.load_file)
    loaders = botocore.loaders.Loader
    walk = loaders.list_available_services

    @functools.cache
    def services_in(folder, type_name):
        only = types.SimpleNamespace(
            _cache={}, _potential_locations=lambda: [folder], file_loader=files()
        )
        return walk(only, type_name)

    def list_available_services(self, type_name):
        found = (services_in(folder, type_name) for folder in self._potential_locations())
        return sorted(set().union(*found))

    loaders.list_available_services = list_available_services
    loader = botocore.loaders.Loader()
    for type_name in ["service-2", "paginators-1", "endpoint-rule-set-1"]:
        services_in(loader.BUILTIN_DATA_PATH, type_name)
        loader.load_service_model("backup", type_name)
    for name in ["endpoints", "partitions"]:
        loader.load_data(name)


def kept(load_file):
    known = {}

    def load(self, file_path):
        if file_path not in known:
            known[file_path] = load_file(self, file_path)
        return known[file_path]

    return load


def answer(connection):
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        text, streams, _, _ = socket.recv_fds(connection, 65536, 3)
        while part := connection.recv(65536):
            text += part
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        code = run(**json.loads(text))
    finally:
        connection.send(bytes([code]))
        os._exit(code)


def run(directory, arguments, environment):
    """The call as /usr/bin/aws makes it. @returns the exit code of sys.exit"""
    os.chdir(directory)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["/usr/bin/aws", *arguments]
    # These two read the environment when a process starts: TZ, AWS_DATA_PATH.
    time.tzset()
    importlib.reload(awscli)
    place_caches()
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    return code or 0


def place_caches():
    """Below the call's home directory: a process of its own finds these folders when it imports."""
    roles = os.path.expanduser("~/.aws/cli/cache")
    assumerole.CACHE_DIR = roles
    sso.AWS_CREDS_CACHE_DIR = roles
    sign_ins = os.path.expanduser("~/.aws/sso/cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = sign_ins
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = sign_ins


read_what_stands_still()
serve(sys.argv[1])
