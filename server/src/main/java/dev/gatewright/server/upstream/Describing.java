package dev.gatewright.server.upstream;

import dev.gatewright.client.Agent;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderPreset;
import dev.gatewright.server.config.upstream.ProviderSetting;
import dev.gatewright.server.config.upstream.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a provider about the person of a login that just ended there.
final class Describing {
  private static final int LONGEST_APPLE_USER = 4096;

  private final ReadyProvider provider;
  private final ProviderSettings settings;

  Describing(ReadyProvider provider) {
    this.provider = provider;
    this.settings = provider.settings();
  }

  /// @param posted the parameter `user`, which Apple sends with the answer
  Described describe(Agent agent, Optional<String> posted) {
    return settings.isOpenId() ? openId(agent, posted) : plain(agent.tokens().accessToken());
  }

  /// The ID token, which was verified, and UserInfo where that is wanted, whose subject was.
  private Described openId(Agent agent, Optional<String> posted) {
    var token = agent.tokens().idTokenClaims().orElseThrow();
    var documents = new ArrayList<JsonObject>();
    if (isUserInfoWanted(token) && provider.client().metadata().offersUserinfo()) {
      documents.add(agent.userInfo());
    }
    documents.add(token);
    if (settings.preset() == ProviderPreset.APPLE) {
      posted.flatMap(Describing::appleName).ifPresent(documents::add);
    }
    var issuer =
        settings.isOfSeveralTenants() ? token.text("iss").orElseThrow() : settings.issuer();
    return new Described(issuer, token.text("sub"), documents, documents, token);
  }

  private boolean isUserInfoWanted(JsonObject token) {
    return settings.get(ProviderKeys.USERINFO)
        || (ClaimPath.text(token, settings.get(ProviderKeys.EMAIL)).isEmpty()
            && ClaimPath.text(token, settings.get(ProviderKeys.NAME)).isEmpty());
  }

  /// The name that Apple hands over once, through the browser and unsigned: good enough for a name,
  /// which people choose themselves, and for nothing else in it.
  private static Optional<JsonObject> appleName(String user) {
    if (user.length() > LONGEST_APPLE_USER) {
      return Optional.empty();
    }
    var read = JsonObject.parse(user);
    var first = read.flatMap(it -> ClaimPath.text(it, List.of("name.firstName")));
    var last = read.flatMap(it -> ClaimPath.text(it, List.of("name.lastName")));
    var claims = new LinkedHashMap<String, String>();
    first.ifPresent(it -> claims.put("given_name", it));
    last.ifPresent(it -> claims.put("family_name", it));
    if (!claims.isEmpty()) {
      claims.put("name", String.join(" ", claims.values()));
    }
    return Optional.of(JsonObject.of(claims));
  }

  private Described plain(String accessToken) {
    var person = object(get(ProviderKeys.USERINFO_ENDPOINT, accessToken));
    var addresses =
        settings.get(ProviderKeys.EMAILS_ENDPOINT).isEmpty()
            ? List.of(person)
            : primary(accessToken).flatMap(this::address).stream().toList();
    return new Described(
        settings.issuer(),
        ClaimPath.id(person, settings.get(ProviderKeys.SUBJECT)),
        List.of(person),
        addresses,
        JsonObject.empty());
  }

  /// The address of the list, as the settings say where addresses stand. Where there is a list,
  /// what stands beside somebody's name is not taken: that may be one which they chose to show.
  private Optional<JsonObject> address(JsonObject primary) {
    return primary
        .text("email")
        .map(email -> {
          var members = new LinkedHashMap<String, Object>();
          members.put(settings.get(ProviderKeys.EMAIL).getFirst(), email);
          members.put(
              settings.get(ProviderKeys.EMAIL_VERIFIED).getFirst(),
              primary.bool("verified").orElse(false));
          return JsonObject.of(members);
        });
  }

  /// The primary address; none where the list is not for us, since that scope was not granted.
  private Optional<JsonObject> primary(String accessToken) {
    var answer = get(ProviderKeys.EMAILS_ENDPOINT, accessToken);
    if (answer.status() == 403 || answer.status() == 404) {
      return Optional.empty();
    }
    // The list is read as a member, since the reader takes objects alone.
    var list = "{\"emails\":" + new String(answer.body(), StandardCharsets.UTF_8) + "}";
    return answer.isSuccess()
        ? JsonObject.parse(list)
            .map(it -> it.refusing(Describing::malformed))
            .orElseThrow(() -> malformed("it is no list"))
            .objects("emails")
            .stream()
            .filter(it -> it.bool("primary").orElse(false))
            .findFirst()
        : Optional.of(object(answer));
  }

  private HttpTransport.Response get(ProviderSetting<String> endpoint, String accessToken) {
    var target = URI.create(settings.get(endpoint));
    var headers = Map.of("Accept", "application/json", "Authorization", "Bearer " + accessToken);
    try {
      return provider.transport().send(HttpTransport.Request.get(target, headers));
    } catch (IOException e) {
      throw new IdpException.Unavailable("provider.unreachable", "no answer about the person", e);
    }
  }

  private static JsonObject object(HttpTransport.Response answer) {
    if (answer.isPassing()) {
      throw new IdpException.Unavailable(
          "provider.unavailable", "the provider answered " + answer.status());
    }
    if (!answer.isSuccess()) {
      throw new IdpException.LoginRequired(
          "access_token.refused", "the provider answered " + answer.status());
    }
    return JsonObject.parse(answer.body())
        .map(it -> it.refusing(Describing::malformed))
        .orElseThrow(() -> malformed("it is no JSON object"));
  }

  private static IdpException.InvalidToken malformed(String what) {
    return new IdpException.InvalidToken(
        "profile.malformed", "what the provider says of the person is malformed: " + what);
  }
}
