// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `WebhookMade`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param url where it is called
/// @param events what it is for, such as `user.*`
/// @param active whether whoever declared it wants it on
/// @param failures since the last success
/// @param waiting deliveries to be made
/// @param seen the last event looked at
/// @param offAt since when its receiver wants no more
/// @param secret told this once
public record WebhookMade(
    String id,
    String url,
    List<String> events,
    boolean active,
    long failures,
    long waiting,
    long seen,
    Optional<Instant> offAt,
    Secret secret) {
  static WebhookMade of(Members json) {
    return new WebhookMade(
        json.required("id", Readers::text),
        json.required("url", Readers::text),
        json.required("events", Readers.list(Readers::text)),
        json.required("active", Readers::flag),
        json.required("failures", Readers::whole),
        json.required("waiting", Readers::whole),
        json.required("seen", Readers::whole),
        json.optional("off_at", Readers::moment),
        json.required("secret", Readers::secret));
  }
}
