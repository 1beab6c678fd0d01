"""A small client of a language server: JSON-RPC over its standard streams, no more than the tests need."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

__all__ = ["LanguageServer", "NoAnswerError"]

PATIENCE = 60
"""Seconds until an answer is given up: far longer than any takes, so that a slow machine does not fail a test."""
_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class NoAnswerError(Exception):
    """The server ended, or did not answer in time."""


@dataclass(kw_only=True)
class LanguageServer:
    """A running server. Places are lines and columns from 0, as in the protocol."""

    command: Sequence[str]
    folder: Path
    _process: subprocess.Popen[bytes] | None = None
    _came: queue.Queue[dict[str, Any] | None] = field(default_factory=queue.Queue)
    _diagnostics: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _sent: int = 0
    _version: int = 0

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self.command, cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=_read_all, args=(self._stream("stdout"), self._came), daemon=True).start()
        root = self.folder.as_uri()
        markdown = {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}
        capabilities = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": markdown},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        folders = [{"uri": root, "name": "packs"}]
        here = {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": capabilities}
        self.request("initialize", here)
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": _SETTINGS})
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        process = self._process
        if process is None:
            return
        with suppress(NoAnswerError, OSError):
            self.request("shutdown", None)
            self.notify("exit", None)
        with suppress(OSError):
            self._stream("stdin").close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._stream("stdout").close()

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a document, which holds `text` rather than what the file holds; return its address."""
        uri = path.as_uri()
        self._version += 1
        self._diagnostics.pop(uri, None)
        written = path.read_text(encoding="utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": written}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def close(self, uri: str) -> None:
        """Close a document."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def hover(self, uri: str, line: int, column: int) -> str:
        """Return what is shown of the word at a place."""
        found = self.request("textDocument/hover", _place(uri, line, column))
        return str(found["contents"]["value"]) if found else ""

    def complete(self, uri: str, line: int, column: int) -> list[dict[str, Any]]:
        """Return what is offered at a place."""
        found = self.request("textDocument/completion", _place(uri, line, column))
        return list(found["items"] if isinstance(found, dict) else found)

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """Return what is wrong in a document, once the server has said it."""
        while uri not in self._diagnostics:
            self._step()
        return self._diagnostics[uri]

    def request(self, method: str, params: Any) -> Any:
        """Ask, and return the answer."""
        self._sent += 1
        number = self._sent
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._step()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise NoAnswerError(message["error"])
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": params})

    def _step(self) -> dict[str, Any]:
        """Take the next message; answer what the server asks, keep the diagnostics that it tells."""
        try:
            message = self._came.get(timeout=PATIENCE)
        except queue.Empty:
            raise NoAnswerError(f"no answer within {PATIENCE} s") from None
        if message is None:
            raise NoAnswerError("the server ended")
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _asked(message)})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._stream("stdin")
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _stream(self, name: str) -> IO[bytes]:
        stream: IO[bytes] = getattr(self._process, name)
        return stream


def _place(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}


def _asked(message: dict[str, Any]) -> Any:
    if message["method"] == "workspace/configuration":
        return [_SETTINGS.get(one.get("section", ""), {}) for one in message["params"]["items"]]
    return None


def _read_all(stream: IO[bytes], came: queue.Queue[dict[str, Any] | None]) -> None:
    """Read messages until the stream ends."""
    with suppress(ValueError, OSError):  # closed while reading
        while True:
            length = 0
            while (line := stream.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                break
            came.put(json.loads(stream.read(length)))
    came.put(None)
