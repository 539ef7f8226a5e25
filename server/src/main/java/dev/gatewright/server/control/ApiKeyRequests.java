package dev.gatewright.server.control;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.yaml.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes commands of what is asked about keys of programs.
final class ApiKeyRequests {
  private ApiKeyRequests() {}

  static Requests.Reading list(Optional<IssuerId> issuer) {
    return new Requests.Read(new AdminCommand.ListApiKeys(issuer));
  }

  static Requests.Reading revoke(Request request, Optional<IssuerId> issuer) {
    return new Requests.Read(
        new AdminCommand.RevokeApiKey(
            issuer, request.get("key"), request.find("with-made").isPresent()));
  }

  /// What role the request means, or what roles there are.
  static Optional<Role> role(Request request) {
    return request.find("role").flatMap(Role::parse);
  }

  static Requests.Reading noRole() {
    var roles = Arrays.stream(Role.values()).map(Role::key).collect(Collectors.joining(", "));
    return unreadable("Say with --role what the key may. Roles are: " + roles + ".");
  }

  /// The owner's where there is no issuer.
  static Requests.Reading create(
      Request request, Role role, Optional<IssuerId> issuer, Instant now) {
    var permissions = permissions(request, role);
    if (permissions.isEmpty()) {
      return unreadable(
          "--scope names what %s may not. Its scopes are: %s."
              .formatted(role.key(), words(role.permissions())));
    }
    var written = request.find("valid-for");
    var lifetime = written.flatMap(DurationText::parse).filter(Duration::isPositive);
    if (written.isPresent() && lifetime.isEmpty()) {
      return unreadable("--valid-for is a time such as 12h or 90d.");
    }
    return new Requests.Read(
        new AdminCommand.CreateApiKey(
            request.get("name"),
            new Mandate(role, issuer, permissions.get()),
            request.lines("from"),
            lifetime.map(now::plus)));
  }

  /// Those that were named; all of the role's where none was, and none where one is not its own.
  private static Optional<Set<Permission>> permissions(Request request, Role role) {
    var named = request.lines("scope");
    if (named.isEmpty()) {
      return Optional.of(role.permissionsOfKeys());
    }
    var permissions = EnumSet.noneOf(Permission.class);
    for (var word : named) {
      var permission = Permission.parse(word).filter(role.permissions()::contains);
      if (permission.isEmpty()) {
        return Optional.empty();
      }
      permissions.add(permission.get());
    }
    return Optional.of(permissions);
  }

  private static String words(Set<Permission> permissions) {
    return permissions.stream().map(Permission::key).collect(Collectors.joining(" "));
  }

  private static Requests.Reading unreadable(String text) {
    return new Requests.Unreadable(Report.failed(Answer.USAGE, text));
  }
}
