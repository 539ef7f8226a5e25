package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.LogFields;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;

/// One line for each refusal: where, why, and under which reference; nothing that was sent.
final class RefusalLog {
  private final Logger logger;

  RefusalLog(Logger logger) {
    this.logger = logger;
  }

  void refused(Tenant tenant, HttpRequest request, String endpoint, Reason reason) {
    note(tenant, request, endpoint, reason.code());
  }

  void note(Tenant tenant, HttpRequest request, String endpoint, String code) {
    if (!logger.isLoggable(Level.INFO)) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", tenant.id().value());
    fields.put("endpoint", endpoint);
    fields.put("reason", code);
    fields.put("address", request.clientAddress().getHostAddress());
    logger.log(Level.INFO, "refused {0}", new LogFields(request.reference(), fields));
  }
}
