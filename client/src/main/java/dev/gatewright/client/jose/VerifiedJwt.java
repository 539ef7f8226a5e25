package dev.gatewright.client.jose;

import dev.gatewright.client.json.JsonObject;

/// A JWT whose signature was checked; what its claims say was not.
public record VerifiedJwt(JsonObject header, JsonObject claims) {}
