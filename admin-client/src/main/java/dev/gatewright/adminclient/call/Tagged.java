package dev.gatewright.adminclient.call;

/// Something as it was when it was told, and the name of that state.
public record Tagged<T>(T value, ETag tag) {}
