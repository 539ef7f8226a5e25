package dev.gatewright.server.config.yaml;

/// A key under which several settings stand together, such as `access_token`.
public record SettingGroup(String name, String meaning) {}
