package dev.gatewright.server.account.api;

import dev.gatewright.admin.command.AccountCommand.EditProfile;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.server.account.AccountDesk;
import dev.gatewright.server.account.ProfileRules;
import dev.gatewright.server.config.issuer.ProfileClaim;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.json.JsonBody;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Who one is here, and what one says of oneself.
final class ProfileApi {
  private final AccountDesk desk;
  private final FactorsApi factors;

  ProfileApi(AccountDesk desk, FactorsApi factors) {
    this.desk = desk;
    this.factors = factors;
  }

  List<ApiRoute> routes() {
    return List.of(ApiRoute.read("", this::show), ApiRoute.write("PATCH", "", this::edit));
  }

  /// Beside the claims that OpenID Connect Core §5.1 has, an account may hold others, which are the
  /// operator's and not told here.
  private HttpResponse show(ApiCall call) {
    var who = call.who();
    var account = desk.see(who, new ShowAccount(who.issuer(), who.person()), AccountShown.class);
    var user = account.user();
    var profile = new TreeMap<String, Object>();
    user.claims()
        .values()
        .forEach((name, value) -> {
          if (EditProfile.EDITABLE.contains(name)) {
            profile.put(name, value);
          }
        });
    var fields = new LinkedHashMap<String, Object>();
    fields.put("sub", user.id().value());
    fields.put("email", user.emailAsTyped());
    fields.put("email_verified", user.emailVerified());
    fields.put("status", user.status().name().toLowerCase(Locale.ROOT));
    fields.put("language", who.messages().language());
    fields.put("created_at", user.createdAt().toString());
    fields.put("updated_at", user.updatedAt().toString());
    fields.put("profile", profile);
    fields.put("editable", ProfileRules.editable(who.tenant()).map(ProfileClaim::claim).toList());
    fields.put("methods", factors.methods(who, account));
    return JsonAnswers.of(200, fields);
  }

  /// As a merge patch does (RFC 7396): what is not named stays, and `null` takes away.
  private HttpResponse edit(ApiCall call) {
    var editable =
        ProfileRules.editable(call.who().tenant())
            .collect(Collectors.toMap(ProfileClaim::claim, claim -> claim));
    return ApiBody.read(
        call.request(),
        editable.keySet(),
        body -> {
          var written = new HashMap<String, Object>();
          var removed = new HashSet<String>();
          for (var claim : body.names().stream().sorted().map(editable::get).toList()) {
            var name = claim.claim();
            var said = said(body, name).filter(text -> ProfileRules.isTaken(claim, text));
            if (said.isEmpty()) {
              return ApiProblem.INVALID.of(name);
            }
            if (said.get().isEmpty()) {
              removed.add(name);
            } else {
              written.put(name, said.get());
            }
          }
          var who = call.who();
          var edit = new EditProfile(who.issuer(), who.person(), written, removed);
          return body.names().isEmpty() || desk.act(who, edit).isEmpty()
              ? show(call)
              : ApiProblem.CHANGED_MEANWHILE.response();
        });
  }

  /// Nothing is said by `null`, as by an empty text; absent where something else came.
  private static Optional<String> said(JsonBody body, String name) {
    return body.get(name).filter(JsonNode::isNull).isPresent()
        ? Optional.of("")
        : body.text(name).map(String::strip);
  }
}
