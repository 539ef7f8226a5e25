package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Claims that clients of another system read ([dev.gatewright.protocol.clients.SystemClaims]).
public final class ForeignClaims {
  private static final String AUTHGEAR = "https://authgear.com/claims/user/";

  private ForeignClaims() {}

  /// What an access token says of the actor it is of: a person, or the client by itself.
  static void addActor(ObjectNode claims, Client client, boolean isPerson) {
    switch (client.option(Client.SYSTEM_CLAIMS)) {
      case AUTHPI -> claims.putObject("dat").put("type", isPerson ? "identity" : "key");
      case NONE, AUTHGEAR -> {}
    }
  }

  /// What tokens and UserInfo say of a person. Everybody here has an account that signs in, so
  /// nobody is anonymous and everybody can prove themselves again.
  public static void addPerson(ObjectNode claims, Client client, SubjectView subject) {
    switch (client.option(Client.SYSTEM_CLAIMS)) {
      case AUTHGEAR -> {
        claims.putObject("custom_attributes");
        if (subject.claims().get("role") instanceof String role) {
          claims.set("roles", Json.array(List.of(role)));
        }
        claims.put(AUTHGEAR + "can_reauthenticate", true);
        claims.put(AUTHGEAR + "is_anonymous", false);
        claims.put(
            AUTHGEAR + "is_verified", Boolean.TRUE.equals(subject.claims().get("email_verified")));
      }
      case NONE, AUTHPI -> {}
    }
  }
}
