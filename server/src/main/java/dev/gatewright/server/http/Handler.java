package dev.gatewright.server.http;

/// Answers one request. What it throws is a bug or a broken machine: it is logged with a reference
/// and answered 500 by the [ErrorRenderer]; a store that cannot do its work now is answered 503.
@FunctionalInterface
public interface Handler {
  HttpResponse handle(HttpRequest request) throws Exception;
}
