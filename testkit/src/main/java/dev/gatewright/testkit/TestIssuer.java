package dev.gatewright.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An issuer and all it has. Its URL is the server's with the id as the path.
public final class TestIssuer {
  private static final Set<String> STANDARD_SCOPES =
      Set.of(
          "openid",
          "profile",
          "email",
          "phone",
          "address",
          "offline_access",
          "account:read",
          "account:write",
          "account:security");

  private final Keys keys;
  private final Map<String, TestClient> clients;
  private final Map<String, TestUser> users;
  private final Map<String, TestOrganization> organizations;
  private final Map<String, TestScope> scopes;
  private final Map<String, TestResource> resources;

  private TestIssuer(
      Keys keys,
      Map<String, TestClient> clients,
      Map<String, TestUser> users,
      Map<String, TestOrganization> organizations,
      Map<String, TestScope> scopes,
      Map<String, TestResource> resources) {
    this.keys = keys;
    this.clients = Collections.unmodifiableMap(clients);
    this.users = Collections.unmodifiableMap(users);
    this.organizations = Collections.unmodifiableMap(organizations);
    this.scopes = Collections.unmodifiableMap(scopes);
    this.resources = Collections.unmodifiableMap(resources);
  }

  /// An issuer that has nothing yet. The id is letters, digits, `-` and `_`.
  public static TestIssuer of(String id) {
    return new TestIssuer(
        Keys.NONE.with("id", id), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /// With these, each instead of what was declared under the same name.
  public TestIssuer with(Declaration... declarations) {
    return with(List.of(declarations));
  }

  private TestIssuer with(Collection<? extends Declaration> declarations) {
    var clients = new LinkedHashMap<>(this.clients);
    var users = new LinkedHashMap<>(this.users);
    var organizations = new LinkedHashMap<>(this.organizations);
    var scopes = new LinkedHashMap<>(this.scopes);
    var resources = new LinkedHashMap<>(this.resources);
    for (var declaration : declarations) {
      switch (declaration) {
        case TestClient client -> clients.put(client.id(), client);
        case TestUser user -> users.put(user.key(), user);
        case TestOrganization organization -> organizations.put(organization.id(), organization);
        case TestScope scope -> scopes.put(scope.name(), scope);
        case TestResource resource -> resources.put(resource.id(), resource);
      }
    }
    return new TestIssuer(keys, clients, users, organizations, scopes, resources);
  }

  /// Any key of an issuer in `tenants.yaml`, such as `sessions` or `client_defaults`; the value is
  /// a text, number, flag, list or map of these.
  public TestIssuer setting(String key, Object value) {
    return new TestIssuer(keys.with(key, value), clients, users, organizations, scopes, resources);
  }

  public String id() {
    return keys.text("id");
  }

  /// What both declare; `newer` where they differ.
  TestIssuer merged(TestIssuer newer) {
    var declarations = new ArrayList<Declaration>(newer.clients.values());
    declarations.addAll(newer.users.values());
    declarations.addAll(newer.organizations.values());
    declarations.addAll(newer.scopes.values());
    declarations.addAll(newer.resources.values());
    var all = with(declarations);
    return new TestIssuer(
        keys.plus(newer.keys),
        all.clients,
        all.users,
        all.organizations,
        all.scopes,
        all.resources);
  }

  /// The issuer as an item of `tenants.yaml`. Memberships that `earlier` declares and this does not
  /// are written as absent.
  Map<String, Object> document(TestIssuer earlier) {
    var document = new LinkedHashMap<>(keys.values());
    document.put("scopes", scopeItems());
    document.put("resources", resources.values().stream().map(it -> it.keys().values()).toList());
    document.put("clients", clients.values().stream().map(it -> it.keys().values()).toList());
    document.put("users", users.values().stream().map(it -> it.keys().values()).toList());
    document.put("organizations", organizationItems(earlier));
    return document;
  }

  private List<Object> scopeItems() {
    var named = new LinkedHashSet<String>();
    clients.values().forEach(client -> named.addAll(client.keys().texts("scopes")));
    resources.values().forEach(resource -> named.addAll(resource.keys().texts("scopes")));
    for (var user : users.values()) {
      user.memberships().forEach(membership -> named.addAll(membership.scopes()));
    }
    named.removeAll(STANDARD_SCOPES);
    named.removeAll(scopes.keySet());
    var items = new ArrayList<Object>(named);
    scopes.values().forEach(scope -> items.add(scope.keys().values()));
    return items;
  }

  private List<Object> organizationItems(TestIssuer earlier) {
    var members = new LinkedHashMap<String, List<Object>>();
    organizations.keySet().forEach(id -> members.put(id, new ArrayList<>()));
    for (var user : users.values()) {
      if (!user.isAbsent()) {
        memberItems(user, earlier.users.get(user.key()), members);
      }
    }
    var items = new ArrayList<Object>();
    members.forEach((id, list) -> {
      var organization = organizations.getOrDefault(id, TestOrganization.of(id));
      items.add(organization.keys().with("members", list).values());
    });
    return items;
  }

  private static void memberItems(
      TestUser user, @Nullable TestUser before, Map<String, List<Object>> members) {
    var present = new LinkedHashSet<String>();
    for (var membership : user.memberships()) {
      var item = Keys.NONE.with("user", user.email()).with("scopes", membership.scopes());
      var titled = membership.title().isEmpty() ? item : item.with("title", membership.title());
      items(members, membership.organization()).add(titled.values());
      present.add(membership.organization());
    }
    if (before != null) {
      for (var gone : before.memberships()) {
        if (!present.contains(gone.organization())) {
          items(members, gone.organization()).add(Map.of("user", user.email(), "absent", true));
        }
      }
    }
  }

  private static List<Object> items(Map<String, List<Object>> members, String organization) {
    return members.computeIfAbsent(organization, _ -> new ArrayList<>());
  }

  @Override
  public String toString() {
    return "TestIssuer[" + id() + "]";
  }
}
