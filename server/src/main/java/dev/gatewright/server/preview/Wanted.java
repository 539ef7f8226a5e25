package dev.gatewright.server.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.Languages;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the address of a preview says that is to be shown.
///
/// @param fields as they stand in the address
record Wanted(Tenant tenant, Optional<Client> client, Map<String, String> fields) {
  /// An issuer may have any number; whoever looks for another writes its id into the address.
  static final int MOST_CLIENTS = 50;

  /// A language that is read from right to left.
  static final String OTHER_WAY = "ar";

  private static final String FIRST_PAGE = "login";

  Wanted {
    fields = Map.copyOf(fields);
  }

  /// Empty where there is no issuer.
  static Optional<Wanted> of(HttpRequest request, TenantDirectory directory, String language) {
    var fields = new TreeMap<String, String>();
    for (var name : new String[] {"issuer", "client", "language", "names", "page"}) {
      request.query().first(name).filter(it -> !it.isEmpty()).ifPresent(it -> fields.put(name, it));
    }
    if (!Languages.supported().contains(fields.getOrDefault("language", ""))) {
      fields.put("language", language);
    }
    fields.putIfAbsent("page", FIRST_PAGE);
    return directory.declared().stream()
        .filter(it -> it.id().value().equals(fields.getOrDefault("issuer", it.id().value())))
        .findFirst()
        .map(tenant -> new Wanted(tenant, client(directory, tenant, fields), fields));
  }

  private static Optional<Client> client(
      TenantDirectory directory, Tenant tenant, Map<String, String> fields) {
    return Optional.ofNullable(fields.get("client"))
        .filter(ClientId::isValid)
        .flatMap(id -> directory.find(tenant.issuer().id(), new ClientId(id)));
  }

  String page() {
    return fields.getOrDefault("page", FIRST_PAGE);
  }

  String language() {
    return fields.getOrDefault("language", "en");
  }

  boolean isLong() {
    return fields.containsKey("names");
  }

  /// The same with another value, or without where it is empty.
  Wanted with(String name, String value) {
    var changed = new TreeMap<>(fields);
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Wanted(tenant, client, changed);
  }

  /// The same of another issuer.
  Wanted at(Tenant other) {
    return with("client", "").with("issuer", other.id().value());
  }

  String query() {
    return fields.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
