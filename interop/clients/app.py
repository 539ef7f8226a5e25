"""What the Python programs here have in common: a page for whoever is logged in at /."""
import os
import secrets
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ISSUER = os.environ["ISSUER"]
CLIENT_ID = os.environ["CLIENT_ID"]
CLIENT_SECRET = os.environ["CLIENT_SECRET"]
APP = os.environ.get("APP", "http://localhost:3000")

_sessions = {}


def serve(begin, end):
    """begin(session) is the address to go to; end(session, address) is the person's e-mail address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get("session")
            name = cookie.value if cookie and cookie.value in _sessions else secrets.token_urlsafe()
            session = _sessions.setdefault(name, {})
            headers = {"Set-Cookie": "session=%s; Path=/; HttpOnly; SameSite=Lax" % name}
            if self.path.startswith("/callback"):
                session["email"] = end(session, APP + self.path)
                self.answer(303, "", {"Location": "/", **headers})
            elif "email" in session:
                self.answer(200, "Hello " + session["email"], headers)
            else:
                self.answer(303, "", {"Location": begin(session), **headers})

        def answer(self, status, text, headers):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *ignored):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler)
    print("serving on port %d" % server.server_port, flush=True)
    server.serve_forever()
