package dev.gatewright.server.account.api;

import dev.gatewright.server.config.client.AccountScopes;
import dev.gatewright.server.http.HttpResponse;

/// One address of the API: what scope opens it, and whether it wants a proof of a moment ago.
///
/// @param path below the root of the API
public record ApiRoute(
    String method, String path, String scope, boolean sensitive, Answering answering) {
  /// Answers whoever was let in.
  @FunctionalInterface
  interface Answering {
    HttpResponse answer(ApiCall call);
  }

  static ApiRoute read(String path, Answering answering) {
    return new ApiRoute("GET", path, AccountScopes.READ, false, answering);
  }

  static ApiRoute write(String method, String path, Answering answering) {
    return new ApiRoute(method, path, AccountScopes.WRITE, false, answering);
  }

  static ApiRoute sensitive(String method, String path, Answering answering) {
    return new ApiRoute(method, path, AccountScopes.SECURITY, true, answering);
  }
}
